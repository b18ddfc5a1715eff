// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): a counter-based generator, so that
// any draw is a function of key and counter alone, and a run repeats to the bit.

export const multiplier0 = 0xd2511f53;
export const multiplier1 = 0xcd9e8d57;
export const weyl0 = 0x9e3779b9;
export const weyl1 = 0xbb67ae85;
export const rounds = 10;

/** Upper 32 bits of the product of two unsigned 32-bit numbers, by 16-bit halves: whole numbers throughout, which is what makes it fast. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = (Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16)) | 0;
  const cross = (Math.imul(a0, b1) + (middle & 0xffff)) | 0;
  return (Math.imul(a1, b1) + (middle >>> 16) + (cross >>> 16)) | 0;
}

export type Key = readonly [number, number];
export type Counter = readonly [number, number, number, number];

/** Four 32-bit numbers for a counter under a key. */
export function philox(
  counter: Counter,
  key: Key,
): [number, number, number, number] {
  const out = new Uint32Array(4);
  philoxInto(out, 0, counter, key);
  return [
    out[0] as number,
    out[1] as number,
    out[2] as number,
    out[3] as number,
  ];
}

/** The same, into an array: no allocation in the loop over a mask. */
export function philoxInto(
  out: Uint32Array,
  at: number,
  counter: Counter,
  key: Key,
): void {
  let c0 = counter[0] | 0;
  let c1 = counter[1] | 0;
  let c2 = counter[2] | 0;
  let c3 = counter[3] | 0;
  let k0 = key[0] | 0;
  let k1 = key[1] | 0;
  for (let round = 0; round < rounds; round++) {
    const high0 = multiplyHigh(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0);
    const high1 = multiplyHigh(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + weyl0) | 0;
    k1 = (k1 + weyl1) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}
