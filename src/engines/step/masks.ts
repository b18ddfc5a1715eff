// Dropout masks, drawn on the host: a function of seed, step, dropout and canonical element, laid out as the column needs them.
import { philoxInto } from "../../data/philox.ts";
import { concreteShape } from "../../ir/shape.ts";
import { at } from "./dims.ts";
import type { MaskLayout, StepInput } from "./graph.ts";
import { nameHash } from "./random.ts";

export type MaskInput = Extract<StepInput, { kind: "mask" }>;

/** The mask of one step: 0 where dropped, 1 / (1 − dropRate) elsewhere, row-major in the graph's layout. */
export function dropoutMask(
  mask: Pick<MaskInput, "dropout" | "dropRate" | "layout">,
  batchSize: number,
  seed: number,
  step: number,
): Float32Array {
  const canonical = canonicalMask(mask, batchSize, seed, step);
  return laidOut(canonical, mask.layout, batchSize);
}

/** The mask in canonical order: equal for all columns that share the dropout. */
function canonicalMask(
  {
    dropout,
    dropRate,
    layout,
  }: Pick<MaskInput, "dropout" | "dropRate" | "layout">,
  batchSize: number,
  seed: number,
  step: number,
): Float32Array {
  const size = concreteShape(layout.atoms, batchSize).reduce(
    (product, n) => product * n,
    1,
  );
  const [name] = nameHash(dropout);
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0] as const;
  const border = dropRate * 2 ** 32;
  const kept = dropRate < 1 ? 1 / (1 - dropRate) : 0;
  const mask = new Float32Array(size);
  const block = new Uint32Array(4);
  const counter: [number, number, number, number] = [0, step, name, 0x64726f70];
  for (let i = 0; i < size; i += 4) {
    counter[0] = i / 4;
    philoxInto(block, 0, counter, key);
    for (let j = 0; j < 4 && i + j < size; j++)
      mask[i + j] = (block[j] as number) < border ? 0 : kept;
  }
  return mask;
}

/** From canonical order to the order in memory. */
function laidOut(
  canonical: Float32Array,
  { atoms, canonical: order }: MaskLayout,
  batchSize: number,
): Float32Array {
  if (order.every((atom, i) => atom === i)) return canonical;
  const shape = concreteShape(atoms, batchSize);
  const strides = canonicalStrides(shape, order);
  const out = new Float32Array(canonical.length);
  let place = 0;
  const last = shape.length - 1;
  const walk = (axis: number, from: number): void => {
    const [n, stride] = [at(shape, axis), at(strides, axis)];
    for (let i = 0; i < n; i++) {
      if (axis === last) out[place++] = canonical[from + i * stride] as number;
      else walk(axis + 1, from + i * stride);
    }
  };
  walk(0, 0);
  return out;
}

/** How far apart neighbours along each atom stand in canonical order. */
function canonicalStrides(
  shape: readonly number[],
  order: readonly number[],
): number[] {
  const strides = shape.map(() => 1);
  let stride = 1;
  for (const atom of order.toReversed()) {
    strides[atom] = stride;
    stride *= at(shape, atom);
  }
  return strides;
}
