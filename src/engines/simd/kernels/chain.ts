// Chains of pointwise functions in one pass: block by block, every function of the chain over numbers that stay in the first-level cache.
import { apply } from "./functions";
import { arg, copyNumbers, scratchOf, shareOf } from "./memory";

// Kinds of slots, as src/engines/simd/chain.ts numbers them.
const direct: i32 = 1;
const scalar: i32 = 2;
const periodic: i32 = 3;
const strided: i32 = 4;

/** Sets n numbers to one. */
function fill(to: usize, value: v128, n: i32): void {
  for (let i = 0; i < n; i += 4) v128.store(to + (i << 2), value);
}

/** n numbers of a view, from the `start`-th in row-major order of the chain's shape; `places` has room for an index per axis. */
function collect(to: usize, base: usize, strides: usize, dims: usize, rank: i32, start: i32, n: i32, places: usize): void {
  let rest = start;
  let from = base;
  for (let axis = rank - 1; axis >= 0; axis--) {
    const d = arg(dims, axis);
    const place = rest % d;
    store<i32>(places + (axis << 2), place);
    from += place * arg(strides, axis);
    rest /= d;
  }
  const inner = arg(dims, rank - 1);
  const step = arg(strides, rank - 1);
  let at = load<i32>(places + ((rank - 1) << 2));
  while (n > 0) {
    const run = min(inner - at, n);
    if (step == 4 && run >= 8) {
      const whole = run & ~3;
      copyNumbers(to, from, whole);
      for (let i = whole; i < run; i++) store<f32>(to + (i << 2), load<f32>(from + (i << 2)));
    } else for (let i = 0; i < run; i++) store<i32>(to + (i << 2), load<i32>(from + i * step));
    to += run << 2;
    n -= run;
    from -= at * step;
    at = 0;
    for (let axis = rank - 2; axis >= 0; axis--) {
      const place = load<i32>(places + (axis << 2)) + 1;
      from += arg(strides, axis);
      if (place < arg(dims, axis)) {
        store<i32>(places + (axis << 2), place);
        break;
      }
      from -= place * arg(strides, axis);
      store<i32>(places + (axis << 2), 0);
    }
  }
}

/**
 * args: numbers in all, numbers of a block (a multiple of 4, at most 512), rank, slots, functions; the shape; then of every slot its kind,
 * address, register, period and strides in bytes; then of every function its code, the slot of its result and of three operands.
 */
export function chain(args: usize, thread: i32, threads: i32): void {
  const n = arg(args, 0);
  const block = arg(args, 1);
  const rank = arg(args, 2);
  const slots = arg(args, 3);
  const functions = arg(args, 4);
  const dims = args + 20;
  const table = dims + (rank << 2);
  const size = (4 + rank) << 2;
  const code = table + slots * size;
  const pointers = scratchOf(thread);
  const places = pointers + 768;
  const registers = pointers + 1024;
  const blocks = (n + block - 1) / block;
  const first = shareOf(blocks, thread, threads);
  const end = shareOf(blocks, thread + 1, threads);
  for (let i = 0; i < slots; i++) {
    const slot = table + i * size;
    const kind = arg(slot, 0);
    const register = registers + (arg(slot, 2) << 11);
    store<u32>(pointers + (i << 2), <u32>register);
    if (kind == scalar) fill(register, v128.load32_splat(arg(slot, 1)), block);
    if (kind == periodic)
      collect(register, arg(slot, 1), slot + 16, dims, rank, 0, min(n, block), places);
  }
  for (let b = first; b < end; b++) {
    const start = b * block;
    const count = min(block, n - start);
    for (let i = 0; i < slots; i++) {
      const slot = table + i * size;
      const kind = arg(slot, 0);
      if (kind == direct) store<u32>(pointers + (i << 2), arg(slot, 1) + (start << 2));
      else if (kind == strided)
        collect(load<u32>(pointers + (i << 2)), arg(slot, 1), slot + 16, dims, rank, start, count, places);
    }
    const bytes = (count << 2);
    for (let i = 0; i < functions; i++) {
      const fn = code + i * 20;
      apply(
        arg(fn, 0),
        load<u32>(pointers + (arg(fn, 1) << 2)),
        load<u32>(pointers + (arg(fn, 2) << 2)),
        load<u32>(pointers + (arg(fn, 3) << 2)),
        load<u32>(pointers + (arg(fn, 4) << 2)),
        bytes,
      );
    }
  }
}
