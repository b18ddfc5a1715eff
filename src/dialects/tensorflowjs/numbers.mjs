// Numbers that both sides make alike (scripts/zoo/fill.py), and how goldens hold them.

/** `count` numbers in [−1, 1): mulberry32. */
export function draws(count, seed) {
  let state = seed | 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  });
}

/** Seven digits are what single precision holds. */
export const numbers = (values) =>
  Array.from(values, (n) => Number(n.toPrecision(7)));

/** A tensor's size, and a projection that sees every element's place. */
export function summary(values, seed = 77) {
  const flat = Array.from(values);
  const places = draws(flat.length, seed);
  return numbers([
    Math.hypot(...flat),
    flat.reduce((sum, n, i) => sum + n * places[i], 0),
  ]);
}

/** A gradient's summary and its least element. */
export const gradient = (values) => [
  ...summary(values),
  ...numbers([
    Array.from(values).reduce(
      (least, n) => Math.min(least, Math.abs(n)),
      Infinity,
    ),
  ]),
];

/** How a weight was born: mean, standard deviation, least and largest. */
export function spread(values) {
  const flat = Array.from(values);
  const mean = flat.reduce((sum, n) => sum + n, 0) / flat.length;
  const variance =
    flat.reduce((sum, n) => sum + (n - mean) ** 2, 0) / flat.length;
  const least = flat.reduce((a, b) => Math.min(a, b), Infinity);
  const largest = flat.reduce((a, b) => Math.max(a, b), -Infinity);
  return numbers([mean, Math.sqrt(variance), least, largest]);
}
