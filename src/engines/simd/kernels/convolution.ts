// Convolutions of any size, stride and dilation: windows are laid out as rows of a matrix, block by block, and multiplied.
import { multiplyColumns, multiplyRows, packPanels } from "./matmul";
import {
  arg,
  clearNumbers,
  copyNumbers,
  scratchOf,
  shareOf,
  storeLanes,
  upTo,
} from "./memory";

/** Output pixels in a block. */
export const blockPixels: i32 = 48;

// Where the arguments that both directions share stand: see `geometry`.
const atH: i32 = 4;
const atW: i32 = 5;
const atC: i32 = 6;
const atOutH: i32 = 7;
const atOutW: i32 = 8;
const atO: i32 = 9;
const atKernelH: i32 = 10;
const atKernelW: i32 = 11;
const atStrideY: i32 = 12;
const atStrideX: i32 = 13;
const atDilationY: i32 = 14;
const atDilationX: i32 = 15;
const atTop: i32 = 16;
const atLeft: i32 = 17;

/** The windows of pixels [first, last) as rows of taps · C numbers; 0 where a tap falls on the border. */
function layOut(
  to: usize,
  image: usize,
  args: usize,
  first: i32,
  last: i32,
): void {
  const h = arg(args, atH);
  const w = arg(args, atW);
  const c = arg(args, atC);
  const outW = arg(args, atOutW);
  const outPixels = arg(args, atOutH) * outW;
  const kernelH = arg(args, atKernelH);
  const kernelW = arg(args, atKernelW);
  const dilationY = arg(args, atDilationY);
  const dilationX = arg(args, atDilationX);
  for (let pixel = first; pixel < last; pixel++) {
    const n = pixel / outPixels;
    const rest = pixel - n * outPixels;
    const oy = rest / outW;
    const y0 = oy * arg(args, atStrideY) - arg(args, atTop);
    const x0 = (rest - oy * outW) * arg(args, atStrideX) - arg(args, atLeft);
    for (let i = 0; i < kernelH; i++) {
      const y = y0 + i * dilationY;
      for (let j = 0; j < kernelW; j++) {
        const x = x0 + j * dilationX;
        if (y >= 0 && y < h && x >= 0 && x < w)
          copyNumbers(to, image + ((((n * h + y) * w + x) * c) << 2), c);
        else clearNumbers(to, c);
        to += c << 2;
      }
    }
  }
}

/** Rows of results to their places: with the bias of each column added, and what is below 0 cut away where `relu` says so. */
export function finishRows(
  to: usize,
  from: usize,
  rowBytes: i32,
  rows: i32,
  n: i32,
  bias: usize,
  relu: bool,
): void {
  const zero = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < n; j += 4) {
      let value = v128.load(from + (j << 2));
      if (bias) value = f32x4.add(value, v128.load(bias + (j << 2)));
      if (relu) value = f32x4.max(value, zero);
      storeLanes(to + (j << 2), value, n - j);
    }
    to += n << 2;
    from += rowBytes;
  }
}

/**
 * The kernel's panels: args are kernel, panels, its strides in bytes along H, W, I, O, and its sizes along them.
 * Rows are taps and channels in the order in which `layOut` lays a window out.
 */
export function packKernel(args: usize, thread: i32, threads: i32): void {
  const kernel: usize = arg(args, 0);
  const to: usize = arg(args, 1);
  const kernelH = arg(args, 6);
  const kernelW = arg(args, 7);
  const c = arg(args, 8);
  const o = arg(args, 9);
  const k = kernelH * kernelW * c;
  const panels = (o + 7) / 8;
  const end = shareOf(panels, thread + 1, threads);
  for (let p = shareOf(panels, thread, threads); p < end; p++)
    for (let i = 0; i < kernelH; i++)
      for (let j = 0; j < kernelW; j++)
        packPanels(
          to + ((p * k + (i * kernelW + j) * c) << 5),
          kernel + i * arg(args, 2) + j * arg(args, 3) + p * 8 * arg(args, 5),
          arg(args, 4),
          arg(args, 5),
          c,
          min(8, o - p * 8),
        );
}

/**
 * args: image, panels of the kernel, output, pixels in all; then the geometry (H, W, C, output H, W, O, kernel H, W, strides, dilations,
 * border before); then bias (0: none), relu, scratch, its bytes per thread: blockPixels · (taps · C + O rounded up to 8) numbers.
 */
export function convolution(args: usize, thread: i32, threads: i32): void {
  const pixels = arg(args, 3);
  const o = arg(args, atO);
  const k = arg(args, atKernelH) * arg(args, atKernelW) * arg(args, atC);
  const rows: usize = arg(args, 20) + thread * arg(args, 21);
  const results = rows + ((blockPixels * k) << 2) + 16;
  const wide = upTo(o, 8);
  const blocks = (pixels + blockPixels - 1) / blockPixels;
  const end = shareOf(blocks, thread + 1, threads);
  for (let b = shareOf(blocks, thread, threads); b < end; b++) {
    const first = b * blockPixels;
    const last = min(pixels, first + blockPixels);
    layOut(rows, arg(args, 0), args, first, last);
    multiplyRows(rows, k << 2, last - first, arg(args, 1), k, wide, results, wide << 2, false, scratchOf(thread));
    finishRows(arg(args, 2) + ((first * o) << 2), results, wide << 2, last - first, o, arg(args, 18), arg(args, 19) != 0);
  }
}

/**
 * The gradient by the kernel, every thread's own sum: args are image, output gradient, sums, pixels in all; then the geometry; then
 * scratch, its bytes per thread: blockPixels · (taps · C + O rounded up to 8) numbers. The sums of a thread are taps · C rows of O numbers.
 */
export function kernelGradient(args: usize, thread: i32, threads: i32): void {
  const pixels = arg(args, 3);
  const o = arg(args, atO);
  const k = arg(args, atKernelH) * arg(args, atKernelW) * arg(args, atC);
  const rows: usize = arg(args, 18) + thread * arg(args, 19);
  const panels = rows + ((blockPixels * k) << 2) + 64;
  const sums: usize = arg(args, 2) + ((thread * k * o) << 2);
  const blocks = (pixels + blockPixels - 1) / blockPixels;
  const begin = shareOf(blocks, thread, threads);
  const end = shareOf(blocks, thread + 1, threads);
  if (begin == end) memory.fill(sums, 0, (k * o) << 2);
  for (let b = begin; b < end; b++) {
    const first = b * blockPixels;
    const count = min(pixels - first, blockPixels);
    layOut(rows, arg(args, 0), args, first, first + count);
    packPanels(panels, arg(args, 1) + ((first * o) << 2), o << 2, 4, count, o);
    multiplyColumns(rows, k << 2, 24, k, panels, count << 5, count, o, sums, o << 2, b > begin, scratchOf(thread));
  }
}
