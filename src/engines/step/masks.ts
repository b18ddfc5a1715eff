// Dropout masks, drawn on the host: a function of seed, step, dropout and canonical element, laid out as the column needs them.
import { bulkPhilox } from "../../data/philoxBlocks.ts";
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
  const counter = [0, step, name, 0x64726f70] as const;
  const mask = new Float32Array(size);
  // A word below dropRate · 2³² drops its element.
  if (dropRate < 1)
    bulkPhilox().mask(
      mask,
      counter,
      key,
      Math.min(Math.ceil(dropRate * 2 ** 32), 2 ** 32 - 1),
      1 / (1 - dropRate),
    );
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
  const axes = joined(shape, canonicalStrides(shape, order));
  const out = new Float32Array(canonical.length);
  // Where each row of the fastest axis begins, axis by axis; rows are then copied in the order of memory.
  const starts = axes.slice(0, -1).reduce((before, { size, stride }) => {
    const places = new Uint32Array(before.length * size);
    let place = 0;
    for (const from of before)
      for (let i = 0; i < size; i++) places[place++] = from + i * stride;
    return places;
  }, new Uint32Array(1));
  const { size, stride } = at(axes, axes.length - 1);
  let place = 0;
  for (let row = 0; row < starts.length; row++) {
    const from = starts[row] as number;
    for (let i = 0; i < size; i++)
      out[place++] = canonical[from + i * stride] as number;
  }
  return out;
}

interface Axis {
  readonly size: number;
  readonly stride: number;
}

/** The axes in the order of memory; neighbours that one stride walks through are one. */
function joined(shape: readonly number[], strides: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((size, i) => {
    const stride = at(strides, i);
    const last = axes.at(-1);
    if (last?.stride === size * stride)
      axes[axes.length - 1] = { size: last.size * size, stride };
    else axes.push({ size, stride });
  });
  return axes;
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
