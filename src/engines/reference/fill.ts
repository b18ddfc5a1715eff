// Repeatable numbers that scripts/zoo/fill.py makes alike, so that the real frameworks and the reference are asked the same.

/** A repeatable stream of numbers in [−1, 1): mulberry32. */
export function stream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

/** `count` numbers in [−1, 1). */
export function draws(count: number, seed: number): number[] {
  const next = stream(seed);
  return Array.from({ length: count }, next);
}

/** Names of weights that must be positive, in any framework: variances. */
const variances = /var(iance)?$|inv_std$|_riv$/i;

/** A weight's numbers, the `index`-th (from 0) of its model: small, of both signs; near one where it is a variance. */
export function filledWeight(
  size: number,
  index: number,
  name: string,
): Float32Array {
  const positive = variances.test(name);
  return Float32Array.from(draws(size, index + 1), (n) =>
    positive ? 1 + 0.25 * n : 0.25 * n,
  );
}
