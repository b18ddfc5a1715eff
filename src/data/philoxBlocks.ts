// Philox's numbers in bulk: consecutive blocks, by vector instructions where the machine has them.
import { philoxInto, type Counter, type Key } from "./philox.ts";
import { blocksPerCall, vectorBlocks, type Blocks } from "./philoxWasm.ts";

/** Both fill an array with the blocks under a counter whose first word rises by one from block to block; a last block that has no room is cut. */
export interface Philox {
  words(out: Uint32Array, counter: Counter, key: Key): void;
  /** 0 for each word below `least` (a whole number below 2³²), `kept` for any other. */
  mask(
    out: Float32Array,
    counter: Counter,
    key: Key,
    least: number,
    kept: number,
  ): void;
}

/** Block by block, on any machine. */
export const plainPhilox: Philox = {
  words(out, [start, ...others], key) {
    const block = new Uint32Array(4);
    for (let at = 0; at < out.length; at += 4) {
      philoxInto(block, 0, [start + at / 4, ...others], key);
      for (let i = 0; i < 4 && at + i < out.length; i++)
        out[at + i] = block[i] as number;
    }
  },
  mask(out, counter, key, least, kept) {
    const words = new Uint32Array(out.length);
    plainPhilox.words(words, counter, key);
    for (let i = 0; i < out.length; i++)
      out[i] = (words[i] as number) < least ? 0 : kept;
  },
};

/** The parts of an array that one call of the module makes, each with its groups of blocks and the counter it begins at. */
function eachPart(
  length: number,
  [start, ...others]: Counter,
  make: (at: number, size: number, groups: number, counter: Counter) => void,
): void {
  for (let at = 0; at < length; at += 4 * blocksPerCall) {
    const size = Math.min(4 * blocksPerCall, length - at);
    make(at, size, Math.ceil(size / 16), [start + at / 4, ...others]);
  }
}

const vectorPhilox = (blocks: Blocks): Philox => ({
  words(out, counter, key) {
    eachPart(out.length, counter, (at, size, groups, from) =>
      out.set(blocks.words(groups, from, key).subarray(0, size), at),
    );
  },
  mask(out, counter, key, least, kept) {
    eachPart(out.length, counter, (at, size, groups, from) => {
      const made = blocks.mask(groups, from, key, least, kept);
      out.set(made.subarray(0, size), at);
    });
  },
});

let chosen: Philox | null = null;

/** The machine's fastest: the same numbers by either. */
export function bulkPhilox(): Philox {
  if (!chosen) {
    const blocks = vectorBlocks();
    chosen = blocks ? vectorPhilox(blocks) : plainPhilox;
  }
  return chosen;
}
