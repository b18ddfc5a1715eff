// Random numbers that repeat to the bit: Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
// 2011), a counter-based generator, so that any draw is a function of (seed, what it is for, which one).

/** What a stream of draws is for: streams of different purposes share no draw. The number is part of the key: never reuse one. */
export const purposes = {
  order: 1,
  queue: 2,
  generated: 3,
  noise: 4,
  split: 5,
} as const;
export type Purpose = keyof typeof purposes;

/** Draws in sequence, all decided by the seed, the purpose and the index. */
export interface RandomStream {
  /** 32 random bits. */
  uint32(): number;
  /** In [0, 1), with 32 random bits. */
  uniform(): number;
  /** A whole number in [0, limit), each equally likely. */
  below(limit: number): number;
  /** From the standard normal distribution (Box–Muller). */
  normal(): number;
}

type Words = readonly [number, number, number, number];

/** The ten rounds of Philox 4x32 on one counter: four words of 32 bits. */
export function philox(counter: Words, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

/** The upper 32 bits of a product of two unsigned 32-bit words, by halves of 16 bits. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = (middle & 0xffff) + aLow * bHigh;
  return (
    (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) | 0
  );
}

/** The stream of draws for one purpose and index (an epoch, an image): seeds are whole numbers from 0 to 2^53. */
export function randomStream(
  seed: number,
  purpose: Purpose,
  index = 0,
): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `Expected a seed that is a whole number from 0 to 2^53. Received ${seed}.`,
    );
  }
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32)] as const;
  let block = 0;
  let used = 4;
  let words: Words = [0, 0, 0, 0];
  const uint32 = (): number => {
    if (used === 4) {
      words = philox([block++, index, purposes[purpose], 0], key);
      used = 0;
    }
    return words[used++] as number;
  };
  const uniform = () => uint32() / 2 ** 32;
  return {
    uint32,
    uniform,
    below: (limit) => below(uint32, limit),
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - uniform())) *
      Math.cos(2 * Math.PI * uniform()),
  };
}

/** Rejects the draws that would make small numbers likelier. */
function below(uint32: () => number, limit: number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit;
  let draw = uint32();
  while (draw >= fair) draw = uint32();
  return draw % limit;
}

/** The numbers 0 … count − 1 in a random order, each order equally likely (Fisher–Yates). */
export function permutation(count: number, stream: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const other = stream.below(last + 1);
    const held = order[last] as number;
    order[last] = order[other] as number;
    order[other] = held;
  }
  return order;
}
