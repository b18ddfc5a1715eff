// Sums and maxima over axes. Sums are gathered in double precision, or in single precision over short stretches.
import { arg, scratchOf, shareOf } from "./memory";

/** How many rows are summed in single precision before they join the double sum. */
const stretch: i32 = 64;

/** The distance in bytes to the n-th place in row-major order of some axes: size and stride of each. */
function placeOf(axes: usize, rank: i32, n: i32): usize {
  let offset: usize = 0;
  for (let axis = rank - 1; axis >= 0 && n > 0; axis--) {
    const size = arg(axes, axis * 2);
    offset += (n % size) * arg(axes, axis * 2 + 1);
    n /= size;
  }
  return offset;
}

function sumOfRow(from: usize, n: i32, stride: i32): f64 {
  let sum: f64 = 0;
  if (stride != 4) {
    for (let i = 0; i < n; i++) sum += <f64>load<f32>(from + i * stride);
    return sum;
  }
  let i = 0;
  while (i + 4 <= n) {
    const end = min(n - 3, i + 4 * stretch);
    let lanes = f32x4.splat(0);
    for (; i < end; i += 4) lanes = f32x4.add(lanes, v128.load(from + (i << 2)));
    sum += <f64>f32x4.extract_lane(lanes, 0) + <f64>f32x4.extract_lane(lanes, 1) + <f64>f32x4.extract_lane(lanes, 2) + <f64>f32x4.extract_lane(lanes, 3);
  }
  for (; i < n; i++) sum += <f64>load<f32>(from + (i << 2));
  return sum;
}

function maximumOfRow(from: usize, n: i32, stride: i32, start: f32): f32 {
  for (let i = 0; i < n; i++) start = max<f32>(start, load<f32>(from + i * stride));
  return start;
}

/**
 * args: from, to, 0 for sums or 1 for maxima, results, kept axes, reduced axes; then size and stride in bytes of each kept axis, then of each
 * reduced axis (at least one). Results are row-major.
 */
export function reduce(args: usize, thread: i32, threads: i32): void {
  const results = arg(args, 3);
  const kept = arg(args, 4);
  const reduced = arg(args, 5);
  const keptAxes = args + 24;
  const reducedAxes = keptAxes + (kept << 3);
  const inner = reducedAxes + ((reduced - 1) << 3);
  let rows = 1;
  for (let axis = 0; axis < reduced - 1; axis++) rows *= arg(reducedAxes, axis * 2);
  const end = shareOf(results, thread + 1, threads);
  for (let i = shareOf(results, thread, threads); i < end; i++) {
    const from: usize = arg(args, 0) + placeOf(keptAxes, kept, i);
    let sum: f64 = 0;
    let largest: f32 = -Infinity;
    for (let row = 0; row < rows; row++) {
      const at = from + placeOf(reducedAxes, reduced - 1, row);
      if (arg(args, 2) == 0) sum += sumOfRow(at, arg(inner, 0), arg(inner, 1));
      else largest = maximumOfRow(at, arg(inner, 0), arg(inner, 1), largest);
    }
    store<f32>(arg(args, 1) + (i << 2), arg(args, 2) == 0 ? <f32>sum : largest);
  }
}

/** Sums of the columns of a matrix, every thread's own rows: args are from, sums (a row per thread), rows, columns. */
export function sumColumns(args: usize, thread: i32, threads: i32): void {
  const rows = arg(args, 2);
  const columns = arg(args, 3);
  const begin = shareOf(rows, thread, threads);
  const end = shareOf(rows, thread + 1, threads);
  const to: usize = arg(args, 1) + ((thread * columns) << 2);
  const totals = scratchOf(thread);
  const row: usize = columns << 2;
  for (let j = 0; j < columns; j += 4) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    let at: usize = arg(args, 0) + (begin * columns + j) * 4;
    for (let i = begin; i < end; ) {
      const last = min(end, i + stretch);
      let sum = f32x4.splat(0);
      for (; i < last; i++) {
        sum = f32x4.add(sum, v128.load(at));
        at += row;
      }
      low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i32>(sum, sum, 2, 3, 2, 3)));
    }
    const sum = v128.shuffle<i32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
    v128.store(totals, sum);
    for (let c = 0; c < 4 && j + c < columns; c++)
      store<f32>(to + ((j + c) << 2), load<f32>(totals + (c << 2)));
  }
}
