// 3 × 3 convolutions of stride 1 by Winograd's minimal filtering F(2×2, 3×3) (Lavin & Gray 2016, arXiv:1509.09308): 16 products per 2 × 2 outputs instead of 36.
import { multiplyColumns } from "./matmul";
import { arg, clearNumbers, copyNumbers, scratchOf, shareOf, storeLanes, upTo } from "./memory";
import { tileOfRows } from "./tile";

/** Tiles of 2 × 2 outputs in a block; a multiple of 6. */
export const blockTiles: i32 = 48;

// Where the arguments that both directions share stand.
const atN: i32 = 3;
const atH: i32 = 4;
const atW: i32 = 5;
const atC: i32 = 6;
const atOutH: i32 = 7;
const atOutW: i32 = 8;
const atO: i32 = 9;
const atTop: i32 = 10;
const atLeft: i32 = 11;

/** Bᵀ d along one axis of four. */
@inline
function input4(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, f32x4.sub(a, c));
  v128.store(to + stride, f32x4.add(b, c));
  v128.store(to + 2 * stride, f32x4.sub(c, b));
  v128.store(to + 3 * stride, f32x4.sub(b, d));
}

/** Bᵀ d B of one patch of 4 × 4 pixels, 4 channels at a time, to the same place in 16 planes. */
function transformPatch(
  to: usize,
  plane: usize,
  from: usize,
  row: usize,
  pixel: usize,
  c: i32,
): void {
  const r1 = from + row;
  const r2 = r1 + row;
  const r3 = r2 + row;
  const p2 = pixel + pixel;
  const p3 = p2 + pixel;
  const end = (<usize>c) << 2;
  for (let i: usize = 0; i < end; i += 16) {
    const f0 = from + i, f1 = r1 + i, f2 = r2 + i, f3 = r3 + i;
    const a0 = v128.load(f0), a1 = v128.load(f0 + pixel), a2 = v128.load(f0 + p2), a3 = v128.load(f0 + p3);
    const c0 = v128.load(f2), c1 = v128.load(f2 + pixel), c2 = v128.load(f2 + p2), c3 = v128.load(f2 + p3);
    const t = to + i;
    input4(t, plane, f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), f32x4.sub(a3, c3));
    const b0 = v128.load(f1), b1 = v128.load(f1 + pixel), b2 = v128.load(f1 + p2), b3 = v128.load(f1 + p3);
    input4(t + 4 * plane, plane, f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3));
    input4(t + 8 * plane, plane, f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3));
    const d0 = v128.load(f3), d1 = v128.load(f3 + pixel), d2 = v128.load(f3 + p2), d3 = v128.load(f3 + p3);
    input4(t + 12 * plane, plane, f32x4.sub(b0, d0), f32x4.sub(b1, d1), f32x4.sub(b2, d2), f32x4.sub(b3, d3));
  }
}

/** A patch that reaches over the image's edge, copied with zeros round it. */
function bordered(to: usize, image: usize, args: usize, n: i32, y0: i32, x0: i32, pixel: i32): usize {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  let at = to;
  for (let y = y0; y < y0 + 4; y++)
    for (let x = x0; x < x0 + 4; x++) {
      if (y >= 0 && y < h && x >= 0 && x < w)
        copyNumbers(at, image + ((((n * h + y) * w + x) * c) << 2), c);
      else clearNumbers(at, c);
      at += pixel;
    }
  return to;
}

/** The transformed patches of tiles [first, last): 16 planes of `blockTiles` rows of C rounded up to 4 numbers. */
function transformImage(to: usize, image: usize, args: usize, first: i32, last: i32, patch: usize): void {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  const across = (arg(args, atOutW) + 1) >> 1;
  const tiles = ((arg(args, atOutH) + 1) >> 1) * across;
  const bytes = upTo(c, 4) << 2;
  const plane = blockTiles * bytes;
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const ty = rest / across;
    const y0 = 2 * ty - arg(args, atTop);
    const x0 = 2 * (rest - ty * across) - arg(args, atLeft);
    if (y0 >= 0 && y0 + 4 <= h && x0 >= 0 && x0 + 4 <= w)
      transformPatch(to, plane, image + ((((n * h + y0) * w + x0) * c) << 2), (w * c) << 2, c << 2, c);
    else transformPatch(to, plane, bordered(patch, image, args, n, y0, x0, bytes), bytes << 2, bytes, c);
    to += bytes;
  }
}

/**
 * U = G g Gᵀ: args are kernel, U, strides of the kernel in bytes along H, W, I, O, then I, O. U is 16 planes of panels of 8 outputs:
 * I rows of 8 numbers, 0 beyond O.
 */
export function winogradKernel(args: usize, thread: i32, threads: i32): void {
  const kernel: usize = arg(args, 0);
  const sy = arg(args, 2);
  const sx = arg(args, 3);
  const c = arg(args, 6);
  const o = arg(args, 7);
  const wide = upTo(o, 8);
  const plane = (c * wide) << 2;
  const end = shareOf(c, thread + 1, threads);
  for (let i = shareOf(c, thread, threads); i < end; i++)
    for (let j = 0; j < wide; j++) {
      const to: usize = arg(args, 1) + (((j >> 3) * c + i) << 5) + ((j & 7) << 2);
      const from = kernel + i * arg(args, 4) + j * arg(args, 5);
      for (let x = 0; x < 4; x++) {
        const a: f32 = j < o ? across(from, sx, x) : 0;
        const b: f32 = j < o ? across(from + sy, sx, x) : 0;
        const d: f32 = j < o ? across(from + 2 * sy, sx, x) : 0;
        store<f32>(to + x * plane, a);
        store<f32>(to + (4 + x) * plane, <f32>0.5 * (a + b + d));
        store<f32>(to + (8 + x) * plane, <f32>0.5 * (a - b + d));
        store<f32>(to + (12 + x) * plane, d);
      }
    }
}

/** The x-th of G's four sums of a kernel's row. */
function across(row: usize, stride: i32, x: i32): f32 {
  const a = load<f32>(row);
  const b = load<f32>(row + stride);
  const c = load<f32>(row + 2 * stride);
  if (x == 0) return a;
  if (x == 3) return c;
  return <f32>0.5 * (x == 1 ? a + b + c : a - b + c);
}

/** Aᵀ m A of one tile to its (up to) 2 × 2 pixels, with bias and relu. */
function transformBack(from: usize, plane: usize, to: usize, row: usize, pixel: usize, o: i32, tall: bool, broad: bool, bias: usize, relu: bool): void {
  const zero = f32x4.splat(0);
  for (let j = 0; j < o; j += 4) {
    const offset = (<usize>j) << 2;
    let f = from + offset;
    let m0 = v128.load(f), m1 = v128.load(f + plane), m2 = v128.load(f + 2 * plane), m3 = v128.load(f + 3 * plane);
    let y00 = f32x4.add(f32x4.add(m0, m1), m2);
    let y01 = f32x4.sub(f32x4.sub(m1, m2), m3);
    f += 4 * plane;
    m0 = v128.load(f), m1 = v128.load(f + plane), m2 = v128.load(f + 2 * plane), m3 = v128.load(f + 3 * plane);
    let u = f32x4.add(f32x4.add(m0, m1), m2);
    let v = f32x4.sub(f32x4.sub(m1, m2), m3);
    y00 = f32x4.add(y00, u);
    y01 = f32x4.add(y01, v);
    f += 4 * plane;
    m0 = v128.load(f), m1 = v128.load(f + plane), m2 = v128.load(f + 2 * plane), m3 = v128.load(f + 3 * plane);
    const s = f32x4.add(f32x4.add(m0, m1), m2);
    const t = f32x4.sub(f32x4.sub(m1, m2), m3);
    y00 = f32x4.add(y00, s);
    y01 = f32x4.add(y01, t);
    f += 4 * plane;
    m0 = v128.load(f), m1 = v128.load(f + plane), m2 = v128.load(f + 2 * plane), m3 = v128.load(f + 3 * plane);
    let y10 = f32x4.sub(f32x4.sub(u, s), f32x4.add(f32x4.add(m0, m1), m2));
    let y11 = f32x4.sub(f32x4.sub(v, t), f32x4.sub(f32x4.sub(m1, m2), m3));
    if (bias) {
      const b = v128.load(bias + offset);
      y00 = f32x4.add(y00, b);
      y01 = f32x4.add(y01, b);
      y10 = f32x4.add(y10, b);
      y11 = f32x4.add(y11, b);
    }
    if (relu) {
      y00 = f32x4.max(y00, zero);
      y01 = f32x4.max(y01, zero);
      y10 = f32x4.max(y10, zero);
      y11 = f32x4.max(y11, zero);
    }
    const n = o - j;
    const at = to + offset;
    storeLanes(at, y00, n);
    if (broad) storeLanes(at + pixel, y01, n);
    if (tall) storeLanes(at + row, y10, n);
    if (tall && broad) storeLanes(at + row + pixel, y11, n);
  }
}

/** Writes the outputs of tiles [first, last). */
function finishTiles(from: usize, args: usize, first: i32, last: i32): void {
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const o = arg(args, atO);
  const across = (outW + 1) >> 1;
  const tiles = ((outH + 1) >> 1) * across;
  const bytes = upTo(o, 8) << 2;
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const y = 2 * (rest / across);
    const x = 2 * (rest % across);
    const to: usize = arg(args, 2) + ((((n * outH + y) * outW + x) * o) << 2);
    transformBack(from, blockTiles * bytes, to, (outW * o) << 2, o << 2, o, y + 1 < outH, x + 1 < outW, arg(args, 12), arg(args, 13) != 0);
    from += bytes;
  }
}

/**
 * args: image, U, output, N, H, W, C, output H, W, O, border before (top, left), bias (0: none), relu, scratch, its bytes per thread:
 * 16 · blockTiles · (C rounded up to 4 + O rounded up to 8) numbers and 16 · (C + 4) for a patch.
 */
export function winograd(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const o = arg(args, atO);
  const bytesV = upTo(c, 4) << 2;
  const bytesM = upTo(o, 8) << 2;
  const v: usize = arg(args, 14) + thread * arg(args, 15);
  const m = v + 16 * blockTiles * bytesV;
  const patch = m + 16 * blockTiles * bytesM;
  const tiles = arg(args, atN) * ((arg(args, atOutH) + 1) >> 1) * ((arg(args, atOutW) + 1) >> 1);
  const blocks = (tiles + blockTiles - 1) / blockTiles;
  const end = shareOf(blocks, thread + 1, threads);
  for (let b = shareOf(blocks, thread, threads); b < end; b++) {
    const first = b * blockTiles;
    const last = min(tiles, first + blockTiles);
    transformImage(v, arg(args, 0), args, first, last, patch);
    const rows = last - first;
    for (let plane = 0; plane < 16; plane++)
      for (let j = 0; j < bytesM; j += 32) {
        const panel: usize = arg(args, 1) + (plane * c * bytesM + j * c);
        for (let i = 0; i < rows; i += 6)
          tileOfRows(v + (plane * blockTiles + i) * bytesV, bytesV, panel, c, m + (plane * blockTiles + i) * bytesM + j, bytesM, false);
      }
    finishTiles(m, args, first, last);
  }
}

/** A along one axis of two, to four planes. */
@inline
function output4(to: usize, plane: usize, a: v128, b: v128): void {
  v128.store(to, a);
  v128.store(to + plane, f32x4.add(a, b));
  v128.store(to + 2 * plane, f32x4.sub(a, b));
  v128.store(to + 3 * plane, f32x4.neg(b));
}

/** A dy Aᵀ of tiles [first, last): 16 planes of panels of 8 outputs, `blockTiles` rows each. */
function transformGradient(to: usize, gradient: usize, args: usize, first: i32, last: i32): void {
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const o = arg(args, atO);
  const across = (outW + 1) >> 1;
  const tiles = ((outH + 1) >> 1) * across;
  const plane = blockTiles * (upTo(o, 8) << 2);
  const zero = f32x4.splat(0);
  const row: usize = (outW * o) << 2;
  const pixel: usize = o << 2;
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const y = 2 * (rest / across);
    const x = 2 * (rest % across);
    const tall = y + 1 < outH;
    const broad = x + 1 < outW;
    const from = gradient + ((((n * outH + y) * outW + x) * o) << 2);
    for (let j = 0; j < o; j += 4) {
      const f = from + (j << 2);
      const a = v128.load(f);
      const b = broad ? v128.load(f + pixel) : zero;
      const c = tall ? v128.load(f + row) : zero;
      const d = tall && broad ? v128.load(f + row + pixel) : zero;
      const t = to + (((j >> 3) * blockTiles) << 5) + ((j & 4) << 2);
      output4(t, plane, a, b);
      output4(t + 4 * plane, plane, f32x4.add(a, c), f32x4.add(b, d));
      output4(t + 8 * plane, plane, f32x4.sub(a, c), f32x4.sub(b, d));
      output4(t + 12 * plane, plane, f32x4.neg(c), f32x4.neg(d));
    }
    to += 32;
  }
}

/**
 * The gradient by the kernel before its own transform, every thread's sum: args are image, output gradient, sums, N, H, W, C, output H, W, O,
 * border before, scratch, its bytes per thread (as of `winograd`). The sums of a thread are 16 planes of C rounded up to 6 rows of O rounded up to 8 numbers.
 */
export function winogradGradient(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const o = arg(args, atO);
  const bytesV = upTo(c, 4) << 2;
  const bytesM = upTo(o, 8) << 2;
  const v: usize = arg(args, 12) + thread * arg(args, 13);
  const m = v + 16 * blockTiles * bytesV;
  const patch = m + 16 * blockTiles * bytesM;
  const tall = upTo(c, 6);
  const planeSums = tall * bytesM;
  const sums: usize = arg(args, 2) + thread * 16 * planeSums;
  const tiles = arg(args, atN) * ((arg(args, atOutH) + 1) >> 1) * ((arg(args, atOutW) + 1) >> 1);
  const blocks = (tiles + blockTiles - 1) / blockTiles;
  const begin = shareOf(blocks, thread, threads);
  const end = shareOf(blocks, thread + 1, threads);
  if (begin == end) memory.fill(sums, 0, 16 * planeSums);
  for (let b = begin; b < end; b++) {
    const first = b * blockTiles;
    const last = min(tiles, first + blockTiles);
    transformImage(v, arg(args, 0), args, first, last, patch);
    transformGradient(m, arg(args, 1), args, first, last);
    for (let plane = 0; plane < 16; plane++)
      multiplyColumns(v + plane * blockTiles * bytesV, bytesV, 24, tall, m + plane * blockTiles * bytesM, blockTiles << 5, last - first, bytesM >> 2, sums + plane * planeSums, bytesM, b > begin, scratchOf(thread));
  }
}

/** Gᵀ u of four sums along one axis: the three taps. */
@inline
function taps(u0: v128, u1: v128, u2: v128, u3: v128, tap: i32): v128 {
  const half = f32x4.splat(0.5);
  if (tap == 0) return f32x4.add(u0, f32x4.mul(half, f32x4.add(u1, u2)));
  if (tap == 1) return f32x4.mul(half, f32x4.sub(u1, u2));
  return f32x4.add(u3, f32x4.mul(half, f32x4.add(u1, u2)));
}

/**
 * The sums of all threads, in their order, and Gᵀ U G: args are sums, kernel gradient H,W,I,O, I, O, threads that summed.
 */
export function winogradKernelGradient(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, 2);
  const o = arg(args, 3);
  const wide = upTo(o, 8);
  const plane: usize = (upTo(c, 6) * wide) << 2;
  const rows = scratchOf(thread);
  const end = shareOf(c, thread + 1, threads);
  for (let i = shareOf(c, thread, threads); i < end; i++)
    for (let j = 0; j < o; j += 4) {
      const at: usize = arg(args, 0) + ((i * wide + j) << 2);
      for (let y = 0; y < 4; y++) {
        const u0 = summed(at + 4 * y * plane, plane, arg(args, 4));
        const u1 = summed(at + (4 * y + 1) * plane, plane, arg(args, 4));
        const u2 = summed(at + (4 * y + 2) * plane, plane, arg(args, 4));
        const u3 = summed(at + (4 * y + 3) * plane, plane, arg(args, 4));
        for (let x = 0; x < 3; x++)
          v128.store(rows + ((y * 3 + x) << 4), taps(u0, u1, u2, u3, x));
      }
      for (let x = 0; x < 3; x++) {
        const r = rows + (x << 4);
        const u0 = v128.load(r), u1 = v128.load(r, 48), u2 = v128.load(r, 96), u3 = v128.load(r, 144);
        for (let y = 0; y < 3; y++)
          storeLanes(arg(args, 1) + ((((y * 3 + x) * c + i) * o + j) << 2), taps(u0, u1, u2, u3, y), o - j);
      }
    }
}

function summed(at: usize, plane: usize, threads: i32): v128 {
  let sum = v128.load(at);
  for (let t = 1; t < threads; t++) sum = f32x4.add(sum, v128.load(at + 16 * plane * t));
  return sum;
}
