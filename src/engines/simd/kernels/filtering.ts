// The transforms of Winograd's minimal filtering F(4, 3) along one axis (Lavin & Gray 2016, arXiv:1509.09308), four channels at a time. Its points are
// 0, ±√½, ±√2 and ∞: the products of their squares are 1, and the error in 32 bits is half of that of 0, ±1, ±2, ∞ (on the choice of points:
// Barabasz et al. 2020, arXiv:1803.10986).
import { madd } from "./tile";

/** The points √½ and √2, and their third powers. */
const nearPoint: f32 = 0.70710678;
const farPoint: f32 = 1.41421356;
const nearCubed: f32 = 0.35355339;
const farCubed: f32 = 2.82842712;
/** What the kernel's values at the points ±√½ and ±√2 are divided by: 2p(p − q) and 2q(q − p), with their squares p = ½ and q = 2. */
const nearShare: f32 = -0.66666667;
const farShare: f32 = 0.16666667;

/** Bᵀ along one axis of six: where the numbers go is `stride` bytes apart. */
@inline
export function input6(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128, e: v128, f: v128): void {
  const both = f32x4.splat(-2.5);
  v128.store(to, f32x4.add(a, madd(both, c, e)));
  v128.store(to + 5 * stride, f32x4.add(b, madd(both, d, f)));
  const even = madd(f32x4.splat(-2), c, e);
  const odd = f32x4.mul(f32x4.splat(nearPoint), madd(f32x4.splat(-2), b, d));
  v128.store(to + stride, f32x4.add(even, odd));
  v128.store(to + 2 * stride, f32x4.sub(even, odd));
  const evenFar = madd(f32x4.splat(-0.5), c, e);
  const oddFar = f32x4.mul(f32x4.splat(farPoint), madd(f32x4.splat(-0.5), b, d));
  v128.store(to + 3 * stride, f32x4.add(evenFar, oddFar));
  v128.store(to + 4 * stride, f32x4.sub(evenFar, oddFar));
}

/** G along one axis of three, to six numbers. */
@inline
export function kernel6(to: usize, stride: usize, a: v128, b: v128, c: v128): void {
  v128.store(to, a);
  v128.store(to + 5 * stride, c);
  const even = f32x4.mul(f32x4.splat(nearShare), madd(f32x4.splat(0.5), c, a));
  const odd = f32x4.mul(f32x4.splat(nearShare * nearPoint), b);
  v128.store(to + stride, f32x4.add(even, odd));
  v128.store(to + 2 * stride, f32x4.sub(even, odd));
  const evenFar = f32x4.mul(f32x4.splat(farShare), madd(f32x4.splat(2), c, a));
  const oddFar = f32x4.mul(f32x4.splat(farShare * farPoint), b);
  v128.store(to + 3 * stride, f32x4.add(evenFar, oddFar));
  v128.store(to + 4 * stride, f32x4.sub(evenFar, oddFar));
}

/** Aᵀ along one axis of six, to four numbers. */
@inline
export function output4(to: usize, stride: usize, from: usize, fromStride: usize): void {
  const a = v128.load(from + fromStride), b = v128.load(from + 2 * fromStride);
  const c = v128.load(from + 3 * fromStride), d = v128.load(from + 4 * fromStride);
  const sum = f32x4.add(a, b), difference = f32x4.sub(a, b);
  const sumFar = f32x4.add(c, d), differenceFar = f32x4.sub(c, d);
  v128.store(to, f32x4.add(v128.load(from), f32x4.add(sum, sumFar)));
  v128.store(to + stride, madd(f32x4.splat(farPoint), differenceFar, f32x4.mul(f32x4.splat(nearPoint), difference)));
  v128.store(to + 2 * stride, madd(f32x4.splat(2), sumFar, f32x4.mul(f32x4.splat(0.5), sum)));
  v128.store(to + 3 * stride, madd(f32x4.splat(farCubed), differenceFar, madd(f32x4.splat(nearCubed), difference, v128.load(from + 5 * fromStride))));
}

/** A along one axis of four, to six numbers. */
@inline
export function gradient6(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to + 5 * stride, d);
  const even = madd(f32x4.splat(0.5), c, a);
  const odd = madd(f32x4.splat(nearCubed), d, f32x4.mul(f32x4.splat(nearPoint), b));
  v128.store(to + stride, f32x4.add(even, odd));
  v128.store(to + 2 * stride, f32x4.sub(even, odd));
  const evenFar = madd(f32x4.splat(2), c, a);
  const oddFar = madd(f32x4.splat(farCubed), d, f32x4.mul(f32x4.splat(farPoint), b));
  v128.store(to + 3 * stride, f32x4.add(evenFar, oddFar));
  v128.store(to + 4 * stride, f32x4.sub(evenFar, oddFar));
}

/** The tap-th of Gᵀ u's three sums of six along one axis. */
@inline
export function taps(u0: v128, u1: v128, u2: v128, u3: v128, u4: v128, u5: v128, tap: i32): v128 {
  const near = f32x4.splat(nearShare);
  const far = f32x4.splat(farShare);
  if (tap == 1)
    return madd(f32x4.splat(farShare * farPoint), f32x4.sub(u3, u4), f32x4.mul(f32x4.splat(nearShare * nearPoint), f32x4.sub(u1, u2)));
  const sum = f32x4.mul(near, f32x4.add(u1, u2));
  const sumFar = f32x4.mul(far, f32x4.add(u3, u4));
  if (tap == 0) return f32x4.add(u0, f32x4.add(sum, sumFar));
  return f32x4.add(u5, madd(f32x4.splat(2), sumFar, f32x4.mul(f32x4.splat(0.5), sum)));
}
