// Random numbers that repeat to the bit: any draw is a function of (seed, what it is for, which one).
import { bulkPhilox } from "./philoxBlocks.ts";

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

const drawsAtOnce = 256;

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
  const words = new Uint32Array(drawsAtOnce);
  let used = 0;
  const uint32 = (): number => {
    const place = used % drawsAtOnce;
    if (place === 0)
      bulkPhilox().words(words, [used / 4, index, purposes[purpose], 0], key);
    used += 1;
    return words[place] as number;
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
