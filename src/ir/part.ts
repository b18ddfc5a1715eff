// A block of a weight that plays a role of its own: recurrent layers store the weights of their gates joined, each dialect in its own order.
import { IrError } from "./shape.ts";
import {
  pack,
  unpack,
  type Codec,
  type Weight,
  type WeightStep,
} from "./weights.ts";

/** A block of a weight and its way to the neutral form of the role it plays. The parts of a weight tile it, so that nothing is lost. */
export interface Part {
  /** The first element along each axis of the weight. */
  readonly start: readonly number[];
  /** How many elements along each axis. */
  readonly size: readonly number[];
  /** How far apart they stand along each axis, where gates are interleaved; neighbours, if not said. */
  readonly every?: readonly number[];
  /** From the block to the role. */
  readonly steps: Codec;
}

/** The role's shape. */
export const partShape = ({ size, steps }: Part): readonly number[] =>
  steps.reduce(stepped, size);

function stepped(shape: readonly number[], step: WeightStep) {
  switch (step.step) {
    case "permute":
      return step.axes.map((axis) => shape[axis] ?? 0);
    case "reshape":
      return step.to;
    case "flip":
    case "negate":
      return shape;
    default:
      step satisfies never;
      throw new IrError("Expected a known weight step.");
  }
}

/** The role's values, out of the weight. */
export function takePart(weight: Weight, part: Part): Weight {
  const data = emptyLike(weight, part.size);
  walk(weight.shape, part, (at, i) => {
    data[i] = weight.data[at] ?? 0;
  });
  return unpack({ shape: part.size, data }, part.steps);
}

/** The weight of a shape that these roles make up: the inverse of `takePart`, to the bit. Roles put at one place are added; where there are none stands 0. */
export function joinParts(
  shape: readonly number[],
  pieces: readonly { readonly part: Part; readonly role: Weight }[],
): Weight {
  const [first] = pieces;
  const data = first
    ? emptyLike(first.role, shape)
    : new Float32Array(count(shape));
  const taken = new Set<number>();
  for (const { part, role } of pieces) {
    const block = pack(role, part.steps);
    walk(shape, part, (at, i) => {
      const value = block.data[i] ?? 0;
      data[at] = taken.has(at) ? (data[at] ?? 0) + value : value;
      taken.add(at);
    });
  }
  return { shape, data };
}

const count = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);

const emptyLike = (weight: Weight, shape: readonly number[]) =>
  new (weight.data.constructor as typeof Float32Array)(count(shape));

/** Every element of the block: its place in the weight, and its place in the block. */
function walk(
  shape: readonly number[],
  part: Part,
  visit: (at: number, i: number) => void,
): void {
  refuseOutside(shape, part);
  const total = count(part.size);
  for (let i = 0; i < total; i++) {
    let rest = i;
    let at = 0;
    let stride = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = part.size[axis] ?? 1;
      const apart = part.every?.[axis] ?? 1;
      at += ((part.start[axis] ?? 0) + (rest % size) * apart) * stride;
      rest = Math.floor(rest / size);
      stride *= shape[axis] ?? 1;
    }
    visit(at, i);
  }
}

function refuseOutside(shape: readonly number[], part: Part): void {
  const fits =
    part.start.length === shape.length &&
    part.size.length === shape.length &&
    shape.every((n, axis) => {
      const start = part.start[axis] ?? 0;
      const span = ((part.size[axis] ?? 0) - 1) * (part.every?.[axis] ?? 1);
      return start >= 0 && start + span < n;
    });
  if (!fits)
    throw new IrError(
      `Expected a block of a weight of shape (${shape.join(", ")}). Received one from (${part.start.join(", ")}) of size (${part.size.join(", ")}).`,
    );
}

/** A whole weight as one part. */
export const wholePart = (
  shape: readonly number[],
  steps: Codec = [],
): Part => ({
  start: shape.map(() => 0),
  size: shape,
  steps,
});

/** One piece of a weight that is put together: a part of another weight. */
export interface Piece<Id> {
  readonly from: Id;
  readonly cut: Part;
  readonly into: Part;
}

/** A weight put together from parts of others. */
export function assemble<Id>(
  shape: readonly number[],
  pieces: readonly Piece<Id>[],
  weightOf: (id: Id) => Weight,
): Weight {
  return joinParts(
    shape,
    pieces.map(({ from, cut, into }) => ({
      part: into,
      role: takePart(weightOf(from), cut),
    })),
  );
}

/** How often each element of a weight stands in one of the parts: 1 everywhere where they tile it. */
export function coverage(
  shape: readonly number[],
  parts: readonly Part[],
): Uint8Array {
  const times = new Uint8Array(count(shape));
  for (const part of parts)
    walk(shape, part, (at) => {
      times[at] = (times[at] ?? 0) + 1;
    });
  return times;
}
