// Streams of random numbers by seed and name: the n-th number is a function of seed, name and n alone.
import type { Key } from "../../data/philox.ts";
import { bulkPhilox } from "../../data/philoxBlocks.ts";

/** A name as two numbers: FNV-1a, over UTF-16 units, from two starting points. */
export function nameHash(name: string): [number, number] {
  const hash = (start: number): number => {
    let value = start;
    for (let i = 0; i < name.length; i++)
      value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
    return value >>> 0;
  };
  return [hash(0x811c9dc5), hash(0x050c5d1f)];
}

/** Numbers drawn at a time. It divides 2³⁴, so that the low word of the counter never starts anew among them. */
const drawsAtOnce = 1024;

/** A stream of numbers of its own for each seed and name. */
export class RandomStream {
  private readonly key: Key;
  private readonly name: readonly [number, number];
  private readonly drawn = new Uint32Array(drawsAtOnce);
  private next = 0;

  constructor(seed: number, name: string) {
    this.key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
    this.name = nameHash(name);
  }

  /** 32 random bits. */
  bits(): number {
    const place = this.next % drawsAtOnce;
    if (place === 0) {
      const block = this.next / 4;
      const counter = [
        block >>> 0,
        Math.floor(block / 2 ** 32),
        ...this.name,
      ] as const;
      bulkPhilox().words(this.drawn, counter, this.key);
    }
    this.next += 1;
    return this.drawn[place] as number;
  }

  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number {
    const high = this.bits() >>> 5;
    return (high * 2 ** 26 + (this.bits() >>> 6)) / 2 ** 53;
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}
