// Small helpers of all kernels: arguments, a thread's share of the work, scratch memory, copies.

/** The most threads that scratch memory is kept for, and bytes of it per thread. */
export const mostThreads: i32 = 16;
const scratchBase: usize = 0x10000;
const scratchSize: usize = 0x10000;

/** The i-th argument of an operation: a number or an address. */
@inline
export function arg(args: usize, i: i32): i32 {
  return load<i32>(args + ((<usize>i) << 2));
}

/** 64 KiB that belong to one thread for the length of an operation. */
@inline
export function scratchOf(thread: i32): usize {
  return scratchBase + <usize>thread * scratchSize;
}

/** Where a thread's share of n equal pieces of work begins; the next thread's beginning is its end. */
export function shareOf(n: i32, thread: i32, threads: i32): i32 {
  return <i32>((<i64>n * thread) / threads);
}

/** Copies n numbers. May write up to 3 numbers beyond. */
export function copyNumbers(to: usize, from: usize, n: i32): void {
  const end = to + ((<usize>n) << 2);
  while (to < end) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
}

/** Sets n numbers to 0. May write up to 3 numbers beyond. */
export function clearNumbers(to: usize, n: i32): void {
  const end = to + ((<usize>n) << 2);
  while (to < end) {
    v128.store(to, f32x4.splat(0));
    to += 16;
  }
}

/** Stores the first n (1 to 4) lanes. */
@inline
export function storeLanes(to: usize, value: v128, n: i32): void {
  if (n >= 4) {
    v128.store(to, value);
    return;
  }
  v128.store_lane<f32>(to, value, 0);
  if (n > 1) v128.store_lane<f32>(to, value, 1, 4);
  if (n > 2) v128.store_lane<f32>(to, value, 2, 8);
}

/** n rounded up to a multiple of m. */
@inline
export function upTo(n: i32, m: i32): i32 {
  return ((n + m - 1) / m) * m;
}
