// The maximum of every window, and its gradient, which goes to the first maximum in row-major order.
import { arg, shareOf, storeLanes } from "./memory";

const atH: i32 = 4;
const atW: i32 = 5;
const atC: i32 = 6;
const atOutH: i32 = 7;
const atOutW: i32 = 8;

/** args: image, –, output, N, H, W, C, output H, W, window H, W, strides, border before; split by rows of the output. */
export function maxPool(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const rows = arg(args, 3) * outH;
  const end = shareOf(rows, thread + 1, threads);
  for (let row = shareOf(rows, thread, threads); row < end; row++)
    for (let ox = 0; ox < outW; ox++)
      largest(args, row / outH, row % outH, ox, arg(args, 2) + (((row * outW + ox) * c) << 2));
}

function largest(args: usize, n: i32, oy: i32, ox: i32, to: usize): void {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  const top = oy * arg(args, 11) - arg(args, 13);
  const left = ox * arg(args, 12) - arg(args, 14);
  const y1 = min(h, top + arg(args, 9));
  const x1 = min(w, left + arg(args, 10));
  for (let j = 0; j < c; j += 4) {
    let value = f32x4.splat(-Infinity);
    for (let y = max(0, top); y < y1; y++)
      for (let x = max(0, left); x < x1; x++)
        value = f32x4.max(value, v128.load(arg(args, 0) + ((((n * h + y) * w + x) * c + j) << 2)));
    storeLanes(to + (j << 2), value, c - j);
  }
}

/** args: image, output gradient, image gradient, then as of `maxPool`; split by images. */
export function maxPoolGradient(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const size = arg(args, atH) * arg(args, atW) * c;
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const end = shareOf(arg(args, 3), thread + 1, threads);
  for (let n = shareOf(arg(args, 3), thread, threads); n < end; n++) {
    memory.fill(arg(args, 2) + ((n * size) << 2), 0, size << 2);
    for (let oy = 0; oy < outH; oy++)
      for (let ox = 0; ox < outW; ox++)
        toFirst(args, n, oy, ox, arg(args, 1) + ((((n * outH + oy) * outW + ox) * c) << 2));
  }
}

/** Adds a window's gradient at its first maximum. */
function toFirst(args: usize, n: i32, oy: i32, ox: i32, gradient: usize): void {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  const top = oy * arg(args, 11) - arg(args, 13);
  const left = ox * arg(args, 12) - arg(args, 14);
  const y1 = min(h, top + arg(args, 9));
  const x1 = min(w, left + arg(args, 10));
  const image: usize = arg(args, 0);
  const to: usize = arg(args, 2);
  for (let j = 0; j < c; j += 4) {
    let value = f32x4.splat(-Infinity);
    for (let y = max(0, top); y < y1; y++)
      for (let x = max(0, left); x < x1; x++)
        value = f32x4.max(value, v128.load(image + ((((n * h + y) * w + x) * c + j) << 2)));
    let left4 = v128.load(gradient + (j << 2));
    for (let y = max(0, top); y < y1; y++)
      for (let x = max(0, left); x < x1; x++) {
        const at = (((n * h + y) * w + x) * c + j) << 2;
        const here = f32x4.eq(v128.load(image + at), value);
        storeLanes(to + at, f32x4.add(v128.load(to + at), v128.and(left4, here)), c - j);
        left4 = v128.andnot(left4, here);
      }
  }
}
