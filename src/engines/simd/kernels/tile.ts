// The innermost loops of every product: a tile of 6 rows by 8 columns stays in twelve vector registers.

/** a · b + c: in one rounding where the machine has the instruction and the module is built for it, in two elsewhere. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The tile of a·b: a is row-major with `lda` bytes a row; b a panel of 8 columns, k rows of 8 numbers; c has `ldc` bytes a row. */
export function tileOfRows(
  a: usize,
  lda: usize,
  b: usize,
  k: i32,
  c: usize,
  ldc: usize,
  add: bool,
): void {
  let p0 = a + 0 * lda;
  let p1 = a + 1 * lda;
  let p2 = a + 2 * lda;
  let p3 = a + 3 * lda;
  let p4 = a + 4 * lda;
  let p5 = a + 5 * lda;
  let x0 = f32x4.splat(0),
    x1 = f32x4.splat(0),
    x2 = f32x4.splat(0),
    x3 = f32x4.splat(0),
    x4 = f32x4.splat(0),
    x5 = f32x4.splat(0),
    y0 = f32x4.splat(0),
    y1 = f32x4.splat(0),
    y2 = f32x4.splat(0),
    y3 = f32x4.splat(0),
    y4 = f32x4.splat(0),
    y5 = f32x4.splat(0);
  const end = b + ((<usize>k) << 5);
  while (b < end) {
    const u = v128.load(b);
    const v = v128.load(b, 16);
    const a0 = v128.load32_splat(p0);
    x0 = madd(a0, u, x0);
    y0 = madd(a0, v, y0);
    const a1 = v128.load32_splat(p1);
    x1 = madd(a1, u, x1);
    y1 = madd(a1, v, y1);
    const a2 = v128.load32_splat(p2);
    x2 = madd(a2, u, x2);
    y2 = madd(a2, v, y2);
    const a3 = v128.load32_splat(p3);
    x3 = madd(a3, u, x3);
    y3 = madd(a3, v, y3);
    const a4 = v128.load32_splat(p4);
    x4 = madd(a4, u, x4);
    y4 = madd(a4, v, y4);
    const a5 = v128.load32_splat(p5);
    x5 = madd(a5, u, x5);
    y5 = madd(a5, v, y5);
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
    p4 += 4;
    p5 += 4;
    b += 32;
  }
  // The registers' last use is the same on both ways: what is written in one of them would make the compiler keep the sums in memory.
  if (add) {
    v128.store(c + 0 * ldc, f32x4.add(x0, v128.load(c + 0 * ldc)));
    v128.store(c + 0 * ldc, f32x4.add(y0, v128.load(c + 0 * ldc, 16)), 16);
    v128.store(c + 1 * ldc, f32x4.add(x1, v128.load(c + 1 * ldc)));
    v128.store(c + 1 * ldc, f32x4.add(y1, v128.load(c + 1 * ldc, 16)), 16);
    v128.store(c + 2 * ldc, f32x4.add(x2, v128.load(c + 2 * ldc)));
    v128.store(c + 2 * ldc, f32x4.add(y2, v128.load(c + 2 * ldc, 16)), 16);
    v128.store(c + 3 * ldc, f32x4.add(x3, v128.load(c + 3 * ldc)));
    v128.store(c + 3 * ldc, f32x4.add(y3, v128.load(c + 3 * ldc, 16)), 16);
    v128.store(c + 4 * ldc, f32x4.add(x4, v128.load(c + 4 * ldc)));
    v128.store(c + 4 * ldc, f32x4.add(y4, v128.load(c + 4 * ldc, 16)), 16);
    v128.store(c + 5 * ldc, f32x4.add(x5, v128.load(c + 5 * ldc)));
    v128.store(c + 5 * ldc, f32x4.add(y5, v128.load(c + 5 * ldc, 16)), 16);
    return;
  }
  v128.store(c + 0 * ldc, x0);
  v128.store(c + 0 * ldc, y0, 16);
  v128.store(c + 1 * ldc, x1);
  v128.store(c + 1 * ldc, y1, 16);
  v128.store(c + 2 * ldc, x2);
  v128.store(c + 2 * ldc, y2, 16);
  v128.store(c + 3 * ldc, x3);
  v128.store(c + 3 * ldc, y3, 16);
  v128.store(c + 4 * ldc, x4);
  v128.store(c + 4 * ldc, y4, 16);
  v128.store(c + 5 * ldc, x5);
  v128.store(c + 5 * ldc, y5, 16);
}

/** The tile of aᵀ·b: a row of a, `lda` bytes from the next, holds the tile's 6 numbers of one k side by side. */
export function tileOfColumns(
  a: usize,
  lda: usize,
  b: usize,
  k: i32,
  c: usize,
  ldc: usize,
  add: bool,
): void {
  let x0 = f32x4.splat(0),
    x1 = f32x4.splat(0),
    x2 = f32x4.splat(0),
    x3 = f32x4.splat(0),
    x4 = f32x4.splat(0),
    x5 = f32x4.splat(0),
    y0 = f32x4.splat(0),
    y1 = f32x4.splat(0),
    y2 = f32x4.splat(0),
    y3 = f32x4.splat(0),
    y4 = f32x4.splat(0),
    y5 = f32x4.splat(0);
  const end = b + ((<usize>k) << 5);
  while (b < end) {
    const u = v128.load(b);
    const v = v128.load(b, 16);
    const a0 = v128.load32_splat(a, 0);
    x0 = madd(a0, u, x0);
    y0 = madd(a0, v, y0);
    const a1 = v128.load32_splat(a, 4);
    x1 = madd(a1, u, x1);
    y1 = madd(a1, v, y1);
    const a2 = v128.load32_splat(a, 8);
    x2 = madd(a2, u, x2);
    y2 = madd(a2, v, y2);
    const a3 = v128.load32_splat(a, 12);
    x3 = madd(a3, u, x3);
    y3 = madd(a3, v, y3);
    const a4 = v128.load32_splat(a, 16);
    x4 = madd(a4, u, x4);
    y4 = madd(a4, v, y4);
    const a5 = v128.load32_splat(a, 20);
    x5 = madd(a5, u, x5);
    y5 = madd(a5, v, y5);
    a += lda;
    b += 32;
  }
  // The registers' last use is the same on both ways: what is written in one of them would make the compiler keep the sums in memory.
  if (add) {
    v128.store(c + 0 * ldc, f32x4.add(x0, v128.load(c + 0 * ldc)));
    v128.store(c + 0 * ldc, f32x4.add(y0, v128.load(c + 0 * ldc, 16)), 16);
    v128.store(c + 1 * ldc, f32x4.add(x1, v128.load(c + 1 * ldc)));
    v128.store(c + 1 * ldc, f32x4.add(y1, v128.load(c + 1 * ldc, 16)), 16);
    v128.store(c + 2 * ldc, f32x4.add(x2, v128.load(c + 2 * ldc)));
    v128.store(c + 2 * ldc, f32x4.add(y2, v128.load(c + 2 * ldc, 16)), 16);
    v128.store(c + 3 * ldc, f32x4.add(x3, v128.load(c + 3 * ldc)));
    v128.store(c + 3 * ldc, f32x4.add(y3, v128.load(c + 3 * ldc, 16)), 16);
    v128.store(c + 4 * ldc, f32x4.add(x4, v128.load(c + 4 * ldc)));
    v128.store(c + 4 * ldc, f32x4.add(y4, v128.load(c + 4 * ldc, 16)), 16);
    v128.store(c + 5 * ldc, f32x4.add(x5, v128.load(c + 5 * ldc)));
    v128.store(c + 5 * ldc, f32x4.add(y5, v128.load(c + 5 * ldc, 16)), 16);
    return;
  }
  v128.store(c + 0 * ldc, x0);
  v128.store(c + 0 * ldc, y0, 16);
  v128.store(c + 1 * ldc, x1);
  v128.store(c + 1 * ldc, y1, 16);
  v128.store(c + 2 * ldc, x2);
  v128.store(c + 2 * ldc, y2, 16);
  v128.store(c + 3 * ldc, x3);
  v128.store(c + 3 * ldc, y3, 16);
  v128.store(c + 4 * ldc, x4);
  v128.store(c + 4 * ldc, y4, 16);
  v128.store(c + 5 * ldc, x5);
  v128.store(c + 5 * ldc, y5, 16);
}
