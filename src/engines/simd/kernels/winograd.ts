// 3 × 3 convolutions of stride 1 by Winograd's minimal filtering F(4×4, 3×3): 36 products per 4 × 4 outputs instead of 144. Transforms are made along one
// axis, then the other (filtering.ts).
import { gradient6, input6, kernel6, output4, taps } from "./filtering";
import { multiplyColumns } from "./matmul";
import { arg, clearNumbers, scratchOf, shareOf, storeLanes, upTo } from "./memory";
import { tileOfRows } from "./tile";

/** Tiles of 4 × 4 outputs in a block; a multiple of 6. */
export const blockTiles: i32 = 48;

/** Outputs along an axis of a tile, and pixels of the image that they are made from. */
const tileSize: i32 = 4;
const patchSize: i32 = 6;
/** Pixels of a patch, and planes of transformed numbers. */
const planes: i32 = 36;

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

/** How many tiles cover n outputs along an axis. */
@inline
function tilesAlong(n: i32): i32 {
  return (n + tileSize - 1) / tileSize;
}

/** A row of zeros, behind the room in which a tile is transformed along one axis (36 rows of numbers). */
@inline
function clearedRow(room: usize, bytes: i32, n: i32): usize {
  const zeros = room + planes * bytes;
  clearNumbers(zeros, n);
  return zeros;
}

/** A row of the image, or zeros where it has none. */
@inline
function rowOr(zeros: usize, first: usize, bytes: i32, y: i32, h: i32): usize {
  return y >= 0 && y < h ? first + y * bytes : zeros;
}

/** Bᵀ d of one column of a patch: its 6 pixels, all channels, to the same column of `to`. A column beside the image is `h` = 0 high. */
function transformColumn(to: usize, stride: usize, image: usize, row: i32, y0: i32, h: i32, zeros: usize, end: usize): void {
  const r0 = rowOr(zeros, image, row, y0, h);
  const r1 = rowOr(zeros, image, row, y0 + 1, h);
  const r2 = rowOr(zeros, image, row, y0 + 2, h);
  const r3 = rowOr(zeros, image, row, y0 + 3, h);
  const r4 = rowOr(zeros, image, row, y0 + 4, h);
  const r5 = rowOr(zeros, image, row, y0 + 5, h);
  for (let i: usize = 0; i < end; i += 16)
    input6(to + i, stride, v128.load(r0 + i), v128.load(r1 + i), v128.load(r2 + i), v128.load(r3 + i), v128.load(r4 + i), v128.load(r5 + i));
}

/** The transformed patches Bᵀ d B of tiles [first, last): 36 planes of `blockTiles` rows of C rounded up to 4 numbers. */
function transformImage(to: usize, image: usize, args: usize, first: i32, last: i32, room: usize): void {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  const across = tilesAlong(arg(args, atOutW));
  const tiles = tilesAlong(arg(args, atOutH)) * across;
  const bytes = upTo(c, 4) << 2;
  const end = <usize>(c << 2);
  const plane = <usize>(blockTiles * bytes);
  const zeros = clearedRow(room, bytes, c);
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const ty = rest / across;
    const y0 = tileSize * ty - arg(args, atTop);
    const x0 = tileSize * (rest - ty * across) - arg(args, atLeft);
    const picture = image + ((n * h * w * c) << 2);
    for (let x = 0; x < patchSize; x++) {
      const height = x0 + x >= 0 && x0 + x < w ? h : 0;
      transformColumn(room + x * bytes, patchSize * bytes, picture + (((x0 + x) * c) << 2), (w * c) << 2, y0, height, zeros, end);
    }
    for (let y = 0; y < patchSize; y++) {
      const from = room + y * patchSize * bytes;
      const row = to + y * patchSize * plane;
      for (let i: usize = 0; i < end; i += 16) {
        const f = from + i;
        input6(row + i, plane, v128.load(f), v128.load(f + bytes), v128.load(f + 2 * bytes), v128.load(f + 3 * bytes), v128.load(f + 4 * bytes), v128.load(f + 5 * bytes));
      }
    }
    to += bytes;
  }
}

/** The first n (up to 4) of numbers that are `stride` bytes apart, and zeros. */
function gathered(from: usize, stride: i32, n: i32): v128 {
  if (stride == 4 && n >= 4) return v128.load(from);
  let all = f32x4.splat(0);
  if (n > 0) all = v128.load_lane<f32>(from, all, 0);
  if (n > 1) all = v128.load_lane<f32>(from + stride, all, 1);
  if (n > 2) all = v128.load_lane<f32>(from + 2 * stride, all, 2);
  if (n > 3) all = v128.load_lane<f32>(from + 3 * stride, all, 3);
  return all;
}

/**
 * U = G g Gᵀ: args are kernel, U, strides of the kernel in bytes along H, W, I, O, then I, O. U is 36 planes of panels of 8 outputs:
 * I rows of 8 numbers, 0 beyond O.
 */
export function winogradKernel(args: usize, thread: i32, threads: i32): void {
  const sy = arg(args, 2);
  const sx = arg(args, 3);
  const si = arg(args, 4);
  const so = arg(args, 5);
  const c = arg(args, 6);
  const o = arg(args, 7);
  const wide = upTo(o, 8);
  const plane: usize = (c * wide) << 2;
  const columns = scratchOf(thread);
  const end = shareOf(c, thread + 1, threads);
  for (let i = shareOf(c, thread, threads); i < end; i++)
    for (let j = 0; j < wide; j += 4) {
      const from: usize = arg(args, 0) + i * si + j * so;
      for (let x = 0; x < 3; x++) {
        const f = from + x * sx;
        kernel6(columns + (x << 4), 48, gathered(f, so, o - j), gathered(f + sy, so, o - j), gathered(f + 2 * sy, so, o - j));
      }
      const to: usize = arg(args, 1) + (((j >> 3) * c + i) << 5) + ((j & 4) << 2);
      for (let y = 0; y < patchSize; y++) {
        const row = columns + y * 48;
        kernel6(to + patchSize * y * plane, plane, v128.load(row), v128.load(row, 16), v128.load(row, 32));
      }
    }
}

/** Aᵀ along the other axis, with bias and relu, to the (up to) 4 pixels of a column of the result. */
function finishColumn(to: usize, row: usize, from: usize, stride: usize, o: i32, tall: i32, bias: usize, relu: bool, pixels: usize): void {
  const zero = f32x4.splat(0);
  for (let j = 0; j < o; j += 4) {
    const at = j << 2;
    output4(pixels, 16, from + at, stride);
    const shift = bias ? v128.load(bias + at) : zero;
    let t = to + at;
    for (let y = 0; y < tall; y++) {
      const value = f32x4.add(v128.load(pixels + (y << 4)), shift);
      storeLanes(t, relu ? f32x4.max(value, zero) : value, o - j);
      t += row;
    }
  }
}

/** Writes the outputs Aᵀ m A of tiles [first, last). */
function finishTiles(from: usize, args: usize, first: i32, last: i32, room: usize, pixels: usize): void {
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const o = arg(args, atO);
  const across = tilesAlong(outW);
  const tiles = tilesAlong(outH) * across;
  const bytes = upTo(o, 8) << 2;
  const plane = <usize>(blockTiles * bytes);
  const row = <usize>((outW * o) << 2);
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const y = tileSize * (rest / across);
    const x = tileSize * (rest % across);
    for (let r = 0; r < patchSize; r++)
      for (let j = 0; j < bytes; j += 16)
        output4(room + r * tileSize * bytes + j, bytes, from + r * patchSize * plane + j, plane);
    const to: usize = arg(args, 2) + ((((n * outH + y) * outW + x) * o) << 2);
    const broad = min(tileSize, outW - x);
    const tall = min(tileSize, outH - y);
    for (let r = 0; r < broad; r++)
      finishColumn(to + ((r * o) << 2), row, room + r * bytes, tileSize * bytes, o, tall, arg(args, 12), arg(args, 13) != 0, pixels);
    from += bytes;
  }
}

/** How many tiles there are. */
@inline
function tilesOf(args: usize): i32 {
  return arg(args, atN) * tilesAlong(arg(args, atOutH)) * tilesAlong(arg(args, atOutW));
}

/**
 * args: image, U, output, N, H, W, C, output H, W, O, border before (top, left), bias (0: none), relu, scratch, its bytes per thread:
 * 36 · blockTiles · (C rounded up to 4 + O rounded up to 8) numbers and 37 · the larger of the two.
 */
export function winograd(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const o = arg(args, atO);
  const bytesV = upTo(c, 4) << 2;
  const bytesM = upTo(o, 8) << 2;
  const v: usize = arg(args, 14) + thread * arg(args, 15);
  const m = v + planes * blockTiles * bytesV;
  const room = m + planes * blockTiles * bytesM;
  const tiles = tilesOf(args);
  const blocks = (tiles + blockTiles - 1) / blockTiles;
  const end = shareOf(blocks, thread + 1, threads);
  for (let b = shareOf(blocks, thread, threads); b < end; b++) {
    const first = b * blockTiles;
    const last = min(tiles, first + blockTiles);
    transformImage(v, arg(args, 0), args, first, last, room);
    const rows = last - first;
    for (let plane = 0; plane < planes; plane++)
      for (let j = 0; j < bytesM; j += 32) {
        const panel: usize = arg(args, 1) + (plane * c * bytesM + j * c);
        for (let i = 0; i < rows; i += 6)
          tileOfRows(v + (plane * blockTiles + i) * bytesV, bytesV, panel, c, m + (plane * blockTiles + i) * bytesM + j, bytesM, false);
      }
    finishTiles(m, args, first, last, room, scratchOf(thread));
  }
}

/** A dy Aᵀ of tiles [first, last): 36 planes of panels of 8 outputs, `blockTiles` rows each. */
function transformGradient(to: usize, gradient: usize, args: usize, first: i32, last: i32, room: usize): void {
  const outH = arg(args, atOutH);
  const outW = arg(args, atOutW);
  const o = arg(args, atO);
  const across = tilesAlong(outW);
  const tiles = tilesAlong(outH) * across;
  const bytes = upTo(o, 8) << 2;
  const end = <usize>(o << 2);
  const plane = <usize>(blockTiles * bytes);
  const zeros = clearedRow(room, bytes, o);
  const row = (outW * o) << 2;
  for (let tile = first; tile < last; tile++) {
    const n = tile / tiles;
    const rest = tile - n * tiles;
    const y = tileSize * (rest / across);
    const x = tileSize * (rest % across);
    const picture = gradient + ((n * outH * outW * o) << 2);
    for (let r = 0; r < tileSize; r++) {
      const column = room + r * bytes;
      const from = picture + (((x + r) * o) << 2);
      const height = x + r < outW ? outH : 0;
      const r0 = rowOr(zeros, from, row, y, height);
      const r1 = rowOr(zeros, from, row, y + 1, height);
      const r2 = rowOr(zeros, from, row, y + 2, height);
      const r3 = rowOr(zeros, from, row, y + 3, height);
      for (let i: usize = 0; i < end; i += 16)
        gradient6(column + i, tileSize * bytes, v128.load(r0 + i), v128.load(r1 + i), v128.load(r2 + i), v128.load(r3 + i));
    }
    for (let r = 0; r < patchSize; r++) {
      const from = room + r * tileSize * bytes;
      const t = to + r * patchSize * plane;
      for (let i: usize = 0; i < end; i += 16) {
        const f = from + i;
        gradient6(t + (i >> 5) * (blockTiles << 5) + (i & 16), plane, v128.load(f), v128.load(f + bytes), v128.load(f + 2 * bytes), v128.load(f + 3 * bytes));
      }
    }
    to += 32;
  }
}

/**
 * The gradient by the kernel before its own transform, every thread's sum: args are image, output gradient, sums, N, H, W, C, output H, W, O,
 * border before, scratch, its bytes per thread (as of `winograd`). The sums of a thread are 36 planes of C rounded up to 6 rows of O rounded up to 8 numbers.
 */
export function winogradGradient(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, atC);
  const o = arg(args, atO);
  const bytesV = upTo(c, 4) << 2;
  const bytesM = upTo(o, 8) << 2;
  const v: usize = arg(args, 12) + thread * arg(args, 13);
  const m = v + planes * blockTiles * bytesV;
  const room = m + planes * blockTiles * bytesM;
  const tall = upTo(c, 6);
  const planeSums = tall * bytesM;
  const sums: usize = arg(args, 2) + thread * planes * planeSums;
  const tiles = tilesOf(args);
  const blocks = (tiles + blockTiles - 1) / blockTiles;
  const begin = shareOf(blocks, thread, threads);
  const end = shareOf(blocks, thread + 1, threads);
  if (begin == end) memory.fill(sums, 0, planes * planeSums);
  for (let b = begin; b < end; b++) {
    const first = b * blockTiles;
    const last = min(tiles, first + blockTiles);
    transformImage(v, arg(args, 0), args, first, last, room);
    transformGradient(m, arg(args, 1), args, first, last, room);
    for (let plane = 0; plane < planes; plane++)
      multiplyColumns(v + plane * blockTiles * bytesV, bytesV, 24, tall, m + plane * blockTiles * bytesM, blockTiles << 5, last - first, bytesM >> 2, sums + plane * planeSums, bytesM, b > begin, scratchOf(thread));
  }
}

/**
 * The sums of all threads, in their order, and Gᵀ U G: args are sums, kernel gradient H,W,I,O, I, O, threads that summed.
 */
export function winogradKernelGradient(args: usize, thread: i32, threads: i32): void {
  const c = arg(args, 2);
  const o = arg(args, 3);
  const wide = upTo(o, 8);
  const plane: usize = (upTo(c, 6) * wide) << 2;
  const summed = arg(args, 4);
  const rows = scratchOf(thread);
  const end = shareOf(c, thread + 1, threads);
  for (let i = shareOf(c, thread, threads); i < end; i++)
    for (let j = 0; j < o; j += 4) {
      const at: usize = arg(args, 0) + ((i * wide + j) << 2);
      for (let y = 0; y < patchSize; y++) {
        const u = at + patchSize * y * plane;
        const u0 = sumOf(u, plane, summed), u1 = sumOf(u + plane, plane, summed), u2 = sumOf(u + 2 * plane, plane, summed);
        const u3 = sumOf(u + 3 * plane, plane, summed), u4 = sumOf(u + 4 * plane, plane, summed), u5 = sumOf(u + 5 * plane, plane, summed);
        for (let x = 0; x < 3; x++)
          v128.store(rows + ((y * 3 + x) << 4), taps(u0, u1, u2, u3, u4, u5, x));
      }
      for (let x = 0; x < 3; x++) {
        const r = rows + (x << 4);
        const u0 = v128.load(r), u1 = v128.load(r, 48), u2 = v128.load(r, 96);
        const u3 = v128.load(r, 144), u4 = v128.load(r, 192), u5 = v128.load(r, 240);
        for (let y = 0; y < 3; y++)
          storeLanes(arg(args, 1) + ((((y * 3 + x) * c + i) * o + j) << 2), taps(u0, u1, u2, u3, u4, u5, y), o - j);
      }
    }
}

/** A number of a plane, added up over the threads. */
function sumOf(at: usize, plane: usize, threads: i32): v128 {
  let sum = v128.load(at);
  for (let t = 1; t < threads; t++) sum = f32x4.add(sum, v128.load(at + planes * plane * t));
  return sum;
}
