// Rows of tables by index, and the index of the largest number.
import { arg, shareOf } from "./memory";

/** Set where an index lay outside its table: the address is the last argument, the index is written there plus 1, negative ones as they are. */
function refuse(at: usize, index: i32): void {
  store<i32>(at, 1);
  store<i32>(at, index, 4);
}

/** args: table, indices, to, rows of the table, indices in all, numbers of a row, where to report an index outside. */
export function gather(args: usize, thread: i32, threads: i32): void {
  const n = arg(args, 4);
  const width = arg(args, 5);
  const end = shareOf(n, thread + 1, threads);
  for (let i = shareOf(n, thread, threads); i < end; i++) {
    const index = load<i32>(arg(args, 1) + (i << 2));
    if (<u32>index >= <u32>arg(args, 3)) refuse(arg(args, 6), index);
    else
      memory.copy(arg(args, 2) + ((i * width) << 2), arg(args, 0) + ((index * width) << 2), width << 2);
  }
}

/** args: rows, indices, table, rows of the table, indices in all, numbers of a row, where to report an index outside; threads share columns. */
export function scatterAdd(args: usize, thread: i32, threads: i32): void {
  const n = arg(args, 4);
  const width = arg(args, 5);
  const begin = shareOf(width, thread, threads);
  const end = shareOf(width, thread + 1, threads);
  for (let i = 0; i < arg(args, 3); i++)
    memory.fill(arg(args, 2) + ((i * width + begin) << 2), 0, (end - begin) << 2);
  for (let i = 0; i < n; i++) {
    const index = load<i32>(arg(args, 1) + (i << 2));
    if (<u32>index >= <u32>arg(args, 3)) {
      refuse(arg(args, 6), index);
      continue;
    }
    const to: usize = arg(args, 2) + ((index * width) << 2);
    const from: usize = arg(args, 0) + ((i * width) << 2);
    for (let j = begin; j < end; j++)
      store<f32>(to + (j << 2), load<f32>(to + (j << 2)) + load<f32>(from + (j << 2)));
  }
}

/** args: indices, to, indices in all, depth. */
export function oneHot(args: usize, thread: i32, threads: i32): void {
  const n = arg(args, 2);
  const depth = arg(args, 3);
  const end = shareOf(n, thread + 1, threads);
  for (let i = shareOf(n, thread, threads); i < end; i++) {
    const to: usize = arg(args, 1) + ((i * depth) << 2);
    memory.fill(to, 0, depth << 2);
    const index = load<i32>(arg(args, 0) + (i << 2));
    if (<u32>index < <u32>depth) store<f32>(to + (index << 2), 1);
  }
}

/** args: from (row-major), to, results, numbers along the axis, numbers behind the axis. */
export function argMax(args: usize, thread: i32, threads: i32): void {
  const results = arg(args, 2);
  const n = arg(args, 3);
  const inner = arg(args, 4);
  const end = shareOf(results, thread + 1, threads);
  for (let i = shareOf(results, thread, threads); i < end; i++) {
    const from: usize = arg(args, 0) + (((i / inner) * n * inner + (i % inner)) << 2);
    let best = 0;
    let largest = load<f32>(from);
    for (let j = 1; j < n; j++) {
      const value = load<f32>(from + ((j * inner) << 2));
      if (value > largest) {
        best = j;
        largest = value;
      }
    }
    store<i32>(arg(args, 1) + (i << 2), best);
  }
}
