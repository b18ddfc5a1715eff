// Functions of one, two and three values over blocks of numbers that stay in the first-level cache.

/** Codes of the functions, as src/engines/simd/codes.ts numbers them. */
export function apply(code: i32, to: usize, a: usize, b: usize, c: usize, bytes: usize): void {
  if (code < 16) arithmetic(code, to, a, b, bytes);
  else if (code < 32) ofOne(code, to, a, bytes);
  else if (code == 32)
    for (let i: usize = 0; i < bytes; i += 16) {
      const where = f32x4.ne(v128.load(a + i), f32x4.splat(0));
      v128.store(to + i, v128.bitselect(v128.load(b + i), v128.load(c + i), where));
    }
  else ofEach(code, to, a, b, bytes);
}

function arithmetic(code: i32, to: usize, a: usize, b: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  let i: usize = 0;
  switch (code) {
    case 0:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.add(v128.load(a + i), v128.load(b + i)));
      return;
    case 1:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.sub(v128.load(a + i), v128.load(b + i)));
      return;
    case 2:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.mul(v128.load(a + i), v128.load(b + i)));
      return;
    case 3:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.div(v128.load(a + i), v128.load(b + i)));
      return;
    case 4:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.max(v128.load(a + i), v128.load(b + i)));
      return;
    case 5:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.min(v128.load(a + i), v128.load(b + i)));
      return;
    case 6:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.gt(v128.load(a + i), v128.load(b + i))));
      return;
    case 7:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.ge(v128.load(a + i), v128.load(b + i))));
      return;
    case 8:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.lt(v128.load(a + i), v128.load(b + i))));
      return;
    case 9:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.le(v128.load(a + i), v128.load(b + i))));
      return;
    case 10:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.eq(v128.load(a + i), v128.load(b + i))));
      return;
    case 11:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.ne(v128.load(a + i), v128.load(b + i))));
      return;
    default:
      unreachable();
  }
}

function ofOne(code: i32, to: usize, a: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  let i: usize = 0;
  switch (code) {
    case 16:
      for (; i < bytes; i += 16) v128.store(to + i, v128.load(a + i));
      return;
    case 17:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.neg(v128.load(a + i)));
      return;
    case 18:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.sqrt(v128.load(a + i)));
      return;
    case 19:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.div(one, f32x4.sqrt(v128.load(a + i))));
      return;
    case 20:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.div(one, v128.load(a + i)));
      return;
    case 21:
      for (; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(to + i, f32x4.mul(x, x));
      }
      return;
    case 22:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.abs(v128.load(a + i)));
      return;
    case 23:
      for (; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const signs = f32x4.sub(v128.and(one, f32x4.gt(x, zero)), v128.and(one, f32x4.lt(x, zero)));
        v128.store(to + i, v128.bitselect(signs, x, f32x4.eq(x, x)));
      }
      return;
    case 24:
      for (; i < bytes; i += 16) v128.store(to + i, v128.and(one, f32x4.gt(v128.load(a + i), zero)));
      return;
    case 25:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.floor(v128.load(a + i)));
      return;
    case 26:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.max(v128.load(a + i), zero));
      return;
    case 27:
      for (; i < bytes; i += 16) v128.store(to + i, f32x4.convert_i32x4_s(v128.load(a + i)));
      return;
    case 28:
      for (; i < bytes; i += 16) v128.store(to + i, i32x4.trunc_sat_f32x4_s(v128.load(a + i)));
      return;
    case 29:
      for (; i < bytes; i += 16) v128.store(to + i, exponential(v128.load(a + i)));
      return;
    case 30:
      for (; i < bytes; i += 16) {
        const e = exponential(f32x4.neg(v128.load(a + i)));
        v128.store(to + i, f32x4.div(one, f32x4.add(one, e)));
      }
      return;
    case 31:
      for (; i < bytes; i += 16) v128.store(to + i, hyperbolicTangent(v128.load(a + i)));
      return;
    default:
      unreachable();
  }
}

/** tanh x: x + x³·P(x²) for |x| < 0.625 (Cephes tanhf.c), 1 − 2 / (e²ˣ + 1) with the sign of x elsewhere. */
@inline
function hyperbolicTangent(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(x, f32x4.mul(z, p)));
  const one = f32x4.splat(1);
  const e = exponential(f32x4.add(size, size));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
  const signed = v128.or(far, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}

/**
 * eˣ to 1–2 units of the last place: x = n·ln 2 + r, |r| ≤ ln 2 / 2, a polynomial of degree 6 in r (Cephes expf.c), times 2ⁿ in two factors,
 * so that subnormal results and infinity come out right.
 */
@inline
function exponential(x: v128): v128 {
  const bounded = f32x4.min(f32x4.max(x, f32x4.splat(-104)), f32x4.splat(89));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  const y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const rest = i32x4.sub(whole, half);
  const bias = i32x4.splat(127);
  const scaled = f32x4.mul(y, i32x4.shl(i32x4.add(half, bias), 23));
  const power = f32x4.mul(scaled, i32x4.shl(i32x4.add(rest, bias), 23));
  return v128.bitselect(power, x, f32x4.eq(x, x));
}

/** Functions worked out number by number in double precision. */
function ofEach(code: i32, to: usize, a: usize, b: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 4) {
    const x = <f64>load<f32>(a + i);
    let y: f64 = 0;
    switch (code) {
      case 33: y = Math.pow(x, <f64>load<f32>(b + i)); break;
      case 34: y = Math.expm1(x); break;
      case 35: y = Math.log(x); break;
      case 37: y = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))); break;
      case 38: y = erf(x); break;
      case 39: y = Math.sin(x); break;
      case 40: y = Math.cos(x); break;
      default: unreachable();
    }
    store<f32>(to + i, <f32>y);
  }
}

/** The error function, as src/ir/initializers/normal.ts: a Taylor series near 0, a continued fraction of the complement elsewhere. */
function erf(x: f64): f64 {
  if (isNaN(x)) return x;
  const size = Math.abs(x);
  if (size > 6) return x < 0 ? -1 : 1;
  if (size < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; n <= 200 && Math.abs(term) > 1e-12 * Math.abs(sum); n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction: f64 = 0;
  for (let n = 60; n >= 1; n--) fraction = <f64>n / 2 / (size + fraction);
  const complement = Math.exp(-x * x) / Math.sqrt(Math.PI) / (size + fraction);
  return x < 0 ? complement - 1 : 1 - complement;
}
