// Which element of a value is which, whatever the layout: axes split into atoms that are ranked batch, channels, space. Dropout counts by it.
import type { OpName } from "../../ir/ops/index.ts";
import {
  axesOf,
  sameDim,
  type Dim,
  type Layout,
  type Shape,
} from "../../ir/shape.ts";
import { at, product, range } from "./dims.ts";

/** A part of an axis that was an axis of its own before axes were joined; `rank` orders atoms canonically. */
export interface Atom {
  readonly dim: Dim;
  readonly rank: number;
}
/** The atoms of each axis, slowest first. */
export type Atoms = readonly (readonly Atom[])[];

/** Every axis is one atom, ranked as the layout says: batch, channels, space. Without a layout: as they stand. */
export function freshAtoms(shape: Shape, layout: Layout | null): Atoms {
  const image = layout !== null && shape.length > 2;
  const { channel } = axesOf(layout ?? "channelsFirst", shape.length);
  return shape.map((dim, axis) => {
    const rank =
      !image || axis === 0
        ? axis
        : axis === channel
          ? 1
          : axis + (axis < channel ? 1 : 0);
    return [{ dim, rank }];
  });
}

interface Step {
  readonly op: OpName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly { readonly shape: Shape; readonly atoms: Atoms }[];
  readonly output: Shape;
}

/** The atoms of an op's output. Where old and new elements do not correspond, the output starts afresh. */
export function atomsAfter({ op, options, inputs, output }: Step): Atoms {
  const layout = (options["layout"] as Layout | undefined) ?? null;
  const same = inputs.find(
    ({ shape }) =>
      shape.length === output.length &&
      shape.every((dim, axis) => sameDim(dim, at(output, axis))),
  );
  if (op === "permute" && inputs[0])
    return (options["axes"] as number[]).map((axis) =>
      at(inputs[0]?.atoms ?? [], axis),
    );
  if ((op === "flatten" || op === "reshape") && inputs[0])
    return regrouped(inputs[0].atoms, output) ?? freshAtoms(output, null);
  if (op === "dense" && inputs[0]) return resized(inputs[0].atoms, output);
  if (same) return same.atoms;
  const first = inputs[0];
  if (layout === null && first?.shape.length === output.length)
    return resized(first.atoms, output);
  return freshAtoms(output, layout);
}

/** Atoms distributed over other axes, where every new axis begins and ends with an atom. */
function regrouped(atoms: Atoms, output: Shape): Atoms | null {
  const waiting = atoms.flat();
  const groups: Atom[][] = [];
  for (const dim of output) {
    const group: Atom[] = [];
    while (
      waiting.length > 0 &&
      !sameDim(product(group.map((atom) => atom.dim)), dim)
    )
      group.push(waiting.shift() as Atom);
    if (!sameDim(product(group.map((atom) => atom.dim)), dim)) return null;
    groups.push(group);
  }
  return waiting.every((atom) => atom.dim === 1) ? groups : null;
}

/** The same axes with other sizes: an axis that changed is one new atom in the old one's rank. */
function resized(atoms: Atoms, output: Shape): Atoms {
  return range(output.length).map((axis) => {
    const group = at(atoms, axis);
    const dim = at(output, axis);
    const rank = Math.min(axis + 100, ...group.map((atom) => atom.rank));
    return sameDim(product(group.map((atom) => atom.dim)), dim)
      ? group
      : [{ dim, rank }];
  });
}
