// Philox on four counters at once, as a WebAssembly module of one loop with vector instructions, assembled here.
import {
  multiplier0,
  multiplier1,
  rounds,
  weyl0,
  weyl1,
  type Counter,
  type Key,
} from "./philox.ts";

/** Blocks (of four numbers) that one call makes at most: as much as the module's one page of memory holds beside its keys. */
export const blocksPerCall = 4032;
const keysAt = 0;
const outputAt = 1024;

type Code = readonly number[];

/** A whole number in WebAssembly's variable length (signed LEB128, which for these numbers serves unsigned fields too). */
function whole(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    const done =
      (rest >> 7 === 0 && (low & 0x40) === 0) ||
      (rest >> 7 === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** A length or an index (unsigned LEB128). */
function count(value: number): Code {
  return value < 0x80
    ? [value]
    : [(value & 0x7f) | 0x80, ...count(value >>> 7)];
}

const section = (id: number, ...items: Code[]): Code => {
  const body = [...count(items.length), ...items.flat()];
  return [id, ...count(body.length), ...body];
};
const named = (name: string): Code => [
  ...count(name.length),
  ...Array.from(name, (letter) => letter.charCodeAt(0)),
];

const vector = (op: number, ...operands: Code[]): Code => [
  ...operands.flat(),
  0xfd,
  ...count(op),
];
const get = (local: number): Code => [0x20, ...count(local)];
const set = (local: number, value: Code): Code => [
  ...value,
  0x21,
  ...count(local),
];
const int = (value: number): Code => [0x41, ...whole(value | 0)];
const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
const splat = (value: Code): Code => vector(0x11, value);
const xor = (a: Code, b: Code): Code => vector(0x51, a, b);
const lanesAdded = (a: Code, b: Code): Code => vector(0xae, a, b);
/** Products of lanes 0 and 1, and of lanes 2 and 3, in full: two 64-bit numbers. */
const lowProducts = (a: Code, b: Code): Code => vector(0xde, a, b);
const highProducts = (a: Code, b: Code): Code => vector(0xdf, a, b);
/** Four lanes picked from the eight of two vectors. */
const picked = (a: Code, b: Code, lanes: readonly number[]): Code => [
  ...vector(0x0d, a, b),
  ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
];
/** One key, in all lanes, from its place in memory. */
const key = (place: number): Code => [
  ...int(0),
  0xfd,
  0x09,
  2,
  ...count(keysAt + 4 * place),
];
const stored = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0xfd,
  0x0b,
  4,
  ...count(outputAt + offset),
];

/** Parameters: how many groups of four blocks, the words of the first block's counter, and for masks the least word that is kept and what stands for it. */
const [groups, first, second, third, fourth, least, kept] = [
  0, 1, 2, 3, 4, 5, 6,
];
const parameters: Code = [7, ...Array<number>(6).fill(0x7f), 0x7d]; // six i32, one f32
/** Locals: where to write, then vectors. */
const address = 7;
const [counters, m0, m1, x0, x1, x2, x3, low0, high0, low1, high1] = [
  8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
];
const locals: Code = [2, 1, 0x7f, 11, 0x7b]; // one i32, eleven v128

/** One round on the four words of four blocks: a product's upper halves are mixed in, its lower halves stand as they are. */
function round(n: number): Code {
  const [lower, upper] = [
    [0, 2, 4, 6],
    [1, 3, 5, 7],
  ] as const;
  return [
    ...set(low0, lowProducts(get(x0), get(m0))),
    ...set(high0, highProducts(get(x0), get(m0))),
    ...set(low1, lowProducts(get(x2), get(m1))),
    ...set(high1, highProducts(get(x2), get(m1))),
    ...set(
      x0,
      xor(xor(picked(get(low1), get(high1), upper), get(x1)), key(2 * n)),
    ),
    ...set(
      x2,
      xor(xor(picked(get(low0), get(high0), upper), get(x3)), key(2 * n + 1)),
    ),
    ...set(x1, picked(get(low1), get(high1), lower)),
    ...set(x3, picked(get(low0), get(high0), lower)),
  ];
}

/** Four vectors of one word each become four blocks of four words, each finished and stored. */
function blocksStored(finish: (words: Code) => Code): Code {
  const [left, right] = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ] as const;
  const [front, back] = [
    [0, 1, 4, 5],
    [2, 3, 6, 7],
  ] as const;
  const at = get(address);
  return [
    ...set(low0, picked(get(x0), get(x1), left)),
    ...set(high0, picked(get(x0), get(x1), right)),
    ...set(low1, picked(get(x2), get(x3), left)),
    ...set(high1, picked(get(x2), get(x3), right)),
    ...stored(at, 0, finish(picked(get(low0), get(low1), front))),
    ...stored(at, 16, finish(picked(get(low0), get(low1), back))),
    ...stored(at, 32, finish(picked(get(high0), get(high1), front))),
    ...stored(at, 48, finish(picked(get(high0), get(high1), back))),
  ];
}

/** 0 where a word is below `least`, else `kept`. */
const masked = (words: Code): Code => {
  const below = vector(0x3a, words, splat(get(least)));
  return vector(0x4f, vector(0x13, get(kept)), below); // all bits of `kept` that are not in `below`
};

function body(finish: (words: Code) => Code): Code {
  const lanes = [0, 1, 2, 3].flatMap((lane) => [lane, 0, 0, 0]);
  const constant: Code = [0xfd, 0x0c, ...lanes];
  const code = [
    ...set(m0, splat(int(multiplier0))),
    ...set(m1, splat(int(multiplier1))),
    ...set(counters, lanesAdded(splat(get(first)), constant)),
    ...[0x03, 0x40], // loop
    ...set(x0, get(counters)),
    ...set(x1, splat(get(second))),
    ...set(x2, splat(get(third))),
    ...set(x3, splat(get(fourth))),
    ...Array.from({ length: rounds }, (_, n) => round(n)).flat(),
    ...blocksStored(finish),
    ...set(counters, lanesAdded(get(counters), splat(int(4)))),
    ...set(address, add(get(address), int(64))),
    ...set(groups, add(get(groups), int(-1))),
    ...get(groups),
    ...[0x0d, 0x00, 0x0b], // again while groups are left; end of the loop
    0x0b,
  ];
  const all = [...locals, ...code];
  return [...count(all.length), ...all];
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [0x60, ...parameters, 0]), // one type of function, without a result
    ...section(3, [0], [0]), // two functions of it
    ...section(5, [0x01, 1, 1]), // one page of memory, and never more
    ...section(
      7,
      [...named("memory"), 2, 0],
      [...named("words"), 0, 0],
      [...named("mask"), 0, 1],
    ),
    ...section(
      10,
      body((words) => words),
      body(masked),
    ),
  );
}

/** Makes `groups` × 4 blocks, from a counter on whose first word rises by one from block to block. What is given stands until the next call. */
export interface Blocks {
  words(groups: number, counter: Counter, key: Key): Uint32Array;
  /** 0 for each word below `least`, `kept` for any other. */
  mask(
    groups: number,
    counter: Counter,
    key: Key,
    least: number,
    kept: number,
  ): Float32Array;
}

/** The module, ready to run; null where the machine has no vector instructions. */
export function vectorBlocks(): Blocks | null {
  const bytes = moduleBytes();
  if (!WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const { buffer } = exports["memory"] as WebAssembly.Memory;
  const [words, mask] = ["words", "mask"].map(
    (name) => exports[name] as (...given: number[]) => void,
  ) as [(...given: number[]) => void, (...given: number[]) => void];
  const keys = new Int32Array(buffer, keysAt, 2 * rounds);
  const [asWords, asFloats] = [
    new Uint32Array(buffer, outputAt, 4 * blocksPerCall),
    new Float32Array(buffer, outputAt, 4 * blocksPerCall),
  ];
  const putKey = ([key0, key1]: Key): void => {
    for (let n = 0; n < rounds; n++) {
      keys[2 * n] = key0 + n * weyl0;
      keys[2 * n + 1] = key1 + n * weyl1;
    }
  };
  return {
    words(groups, counter, key) {
      putKey(key);
      words(groups, ...counter, 0, 0);
      return asWords.subarray(0, 16 * groups);
    },
    mask(groups, counter, key, least, kept) {
      putKey(key);
      mask(groups, ...counter, least, kept);
      return asFloats.subarray(0, 16 * groups);
    },
  };
}
