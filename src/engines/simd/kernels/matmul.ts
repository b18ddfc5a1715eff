// Matrix products of any strides: blocks of both operands are packed into panels, or read where they stand.
import { arg, scratchOf, shareOf } from "./memory";
import { tileOfColumns, tileOfRows } from "./tile";

/** Inner size of a block, columns of a block, rows of a packed block of a. */
export const blockK: i32 = 256;
export const blockN: i32 = 256;
export const blockM: i32 = 48;

/** Packs k × n numbers of b, of any strides in bytes, into panels of 8 columns; missing columns are 0. */
export function packPanels(
  to: usize,
  b: usize,
  rowStride: i32,
  columnStride: i32,
  k: i32,
  n: i32,
): void {
  for (let j = 0; j < n; j += 8) {
    const width = min(8, n - j);
    let from = b + j * columnStride;
    for (let i = 0; i < k; i++) {
      if (width == 8 && columnStride == 4) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      } else
        for (let c = 0; c < 8; c++)
          store<f32>(
            to + (c << 2),
            c < width ? load<f32>(from + c * columnStride) : 0,
          );
      from += rowStride;
      to += 32;
    }
  }
}

/** Packs m × k numbers of a into tiles of 6 rows: k rows of 6 numbers each; missing rows are 0. */
function packRows(
  to: usize,
  a: usize,
  rowStride: i32,
  columnStride: i32,
  m: i32,
  k: i32,
): void {
  for (let i = 0; i < m; i += 6) {
    const height = min(6, m - i);
    let from = a + i * rowStride;
    for (let j = 0; j < k; j++) {
      for (let r = 0; r < 6; r++)
        store<f32>(
          to + (r << 2),
          r < height ? load<f32>(from + r * rowStride) : 0,
        );
      from += columnStride;
      to += 24;
    }
  }
}

/** The part of a whole tile of 6 × 8 that lies inside the result. */
function merge(
  c: usize,
  ldc: i32,
  tile: usize,
  first: i32,
  last: i32,
  n: i32,
  add: bool,
): void {
  for (let r = first; r < last; r++)
    for (let j = 0; j < n; j++) {
      const to = c + r * ldc + (j << 2);
      const value = load<f32>(tile + (r << 5) + (j << 2));
      store<f32>(to, add ? load<f32>(to) + value : value);
    }
}

/** m rows of a, row-major, times panels of b (n columns in all). Never reads rows that a does not have. */
export function multiplyRows(
  a: usize,
  lda: i32,
  m: i32,
  panels: usize,
  k: i32,
  n: i32,
  c: usize,
  ldc: i32,
  add: bool,
  tile: usize,
): void {
  for (let j = 0; j < n; j += 8) {
    const panel = panels + ((j * k) << 2);
    const width = min(8, n - j);
    let i = 0;
    for (; i + 6 <= m; i += 6) {
      const to = c + i * ldc + (j << 2);
      if (width == 8) tileOfRows(a + i * lda, lda, panel, k, to, ldc, add);
      else {
        tileOfRows(a + i * lda, lda, panel, k, tile, 32, false);
        merge(to, ldc, tile, 0, 6, width, add);
      }
    }
    if (i == m) continue;
    // The last rows: as the end of a tile that overlaps the one before, or one by one.
    if (m >= 6) {
      tileOfRows(a + (m - 6) * lda, lda, panel, k, tile, 32, false);
      merge(c + (m - 6) * ldc + (j << 2), ldc, tile, i - m + 6, 6, width, add);
    } else
      for (; i < m; i++) {
        tileOfRows(a + i * lda, 0, panel, k, tile, 0, false);
        merge(c + i * ldc + (j << 2), ldc, tile, 0, 1, width, add);
      }
  }
}

/** aᵀ times panels of b: a row of a holds m numbers of one k, `lda` bytes from the next. Reads up to 5 numbers beyond a row. */
export function multiplyColumns(
  a: usize,
  lda: i32,
  tileStride: i32,
  m: i32,
  panels: usize,
  panelStride: i32,
  k: i32,
  n: i32,
  c: usize,
  ldc: i32,
  add: bool,
  tile: usize,
): void {
  for (let j = 0; j < n; j += 8) {
    const panel = panels + (j >> 3) * panelStride;
    const width = min(8, n - j);
    for (let i = 0; i < m; i += 6) {
      const from = a + (i / 6) * tileStride;
      const to = c + i * ldc + (j << 2);
      const height = min(6, m - i);
      if (width == 8 && height == 6)
        tileOfColumns(from, lda, panel, k, to, ldc, add);
      else {
        tileOfColumns(from, lda, panel, k, tile, 32, false);
        merge(to, ldc, tile, 0, height, width, add);
      }
    }
  }
}

/** Rows [m0, m1) and columns [n0, n1) of one product. */
function part(
  args: usize,
  a: usize,
  b: usize,
  c: usize,
  m0: i32,
  m1: i32,
  n0: i32,
  n1: i32,
  packs: usize,
  tile: usize,
): void {
  const n = arg(args, 4);
  const k = arg(args, 5);
  const rowA = arg(args, 7);
  const columnA = arg(args, 8);
  const rowB = arg(args, 10);
  const columnB = arg(args, 11);
  const ldc = n << 2;
  const packedA = packs + ((blockK * blockN) << 2);
  for (let j = n0; j < n1; j += blockN) {
    const columns = min(blockN, n1 - j);
    for (let l = 0; l < k; l += blockK) {
      const inner = min(blockK, k - l);
      packPanels(
        packs,
        b + l * rowB + j * columnB,
        rowB,
        columnB,
        inner,
        columns,
      );
      for (let i = m0; i < m1; i += blockM) {
        const rows = min(blockM, m1 - i);
        const from = a + i * rowA + l * columnA;
        const to = c + i * ldc + (j << 2);
        if (columnA == 4)
          multiplyRows(from, rowA, rows, packs, inner, columns, to, ldc, l > 0, tile);
        else {
          packRows(packedA, from, rowA, columnA, rows, inner);
          multiplyColumns(packedA, 24, inner * 24, rows, packs, inner << 5, inner, columns, to, ldc, l > 0, tile);
        }
      }
    }
  }
}

/**
 * a · b → c, stacked: args are a, b, c, m, n, k, count; strides of a in bytes (row, column, matrix), of b the same; scratch per thread
 * and its size: blockK · (blockN + blockM) numbers. c is row-major. The order of additions does not depend on the threads.
 */
export function matmul(args: usize, thread: i32, threads: i32): void {
  const a: usize = arg(args, 0);
  const b: usize = arg(args, 1);
  const c: usize = arg(args, 2);
  const m = arg(args, 3);
  const n = arg(args, 4);
  const count = arg(args, 6);
  const stepA = arg(args, 9);
  const stepB = arg(args, 12);
  const packs: usize = arg(args, 13) + thread * arg(args, 14);
  const tile = scratchOf(thread);
  if (count >= threads) {
    const last = shareOf(count, thread + 1, threads);
    for (let i = shareOf(count, thread, threads); i < last; i++)
      part(args, a + i * stepA, b + i * stepB, c + ((i * m * n) << 2), 0, m, 0, n, packs, tile);
    return;
  }
  const byRows = m > n;
  const pieces = byRows ? (m + 5) / 6 : (n + 7) / 8;
  const first = shareOf(pieces, thread, threads);
  const last = shareOf(pieces, thread + 1, threads);
  for (let i = 0; i < count; i++) {
    const ci = c + ((i * m * n) << 2);
    if (byRows)
      part(args, a + i * stepA, b + i * stepB, ci, first * 6, min(m, last * 6), 0, n, packs, tile);
    else
      part(args, a + i * stepA, b + i * stepB, ci, 0, m, first * 8, min(n, last * 8), packs, tile);
  }
}
