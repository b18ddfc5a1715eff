// The normal distribution, to double precision.

/** The error function: its Taylor series near 0, a continued fraction (Lentz) of the complement elsewhere. Abramowitz & Stegun 7.1.5, 7.1.14. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  return size < 2.5 ? series(x) : Math.sign(x) * (1 - complement(size));
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
    if (n > 200) break;
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function complement(x: number): number {
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** The share of a standard normal below x. */
export const normalCumulative = (x: number): number =>
  (1 + erf(x / Math.SQRT2)) / 2;

/** The density of a standard normal. */
export const normalDensity = (x: number): number =>
  Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
