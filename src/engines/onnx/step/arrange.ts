// Primitives that move numbers about or sum them up, in whatever order the axes lie.
import { dataTypes } from "../proto.ts";
import type { Emitter } from "./emitter.ts";
import {
  byPlace,
  isInOrder,
  orderWithout,
  physical,
  placeOf,
  type Laid,
} from "./laid.ts";
import { reshapedOrder } from "./reshape.ts";
import { input, type Translation } from "./translation.ts";

export const pad: Translation<"pad"> = (
  e,
  { before, after, value },
  inputs,
  shape,
) => {
  const x = input(inputs, 0);
  const pads = [...byPlace(x.order, before), ...byPlace(x.order, after)];
  return {
    ...x,
    name: e.b.op("Pad", [x.name, e.b.ints(pads), e.b.number(value)], {
      mode: "constant",
    }),
    shape,
  };
};

export const slice: Translation<"slice"> = (
  e,
  { start, stride },
  inputs,
  shape,
) => {
  const x = input(inputs, 0);
  const cut = shape
    .map((_, axis) => axis)
    .filter((axis) => shape[axis] !== x.shape[axis] || stride[axis] !== 1);
  const starts = cut.map((axis) => start[axis] ?? 0);
  const ends = cut.map(
    (axis, i) =>
      (starts[i] ?? 0) + ((shape[axis] ?? 1) - 1) * (stride[axis] ?? 1) + 1,
  );
  return {
    ...bare(x),
    name: sliced(e, x, cut, {
      starts,
      ends,
      steps: cut.map((axis) => stride[axis] ?? 1),
    }),
    shape,
  };
};

interface Cut {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly steps: readonly number[];
}

function sliced(
  e: Emitter,
  x: Laid,
  axes: readonly number[],
  { starts, ends, steps }: Cut,
): string {
  const places = axes.map((axis) => placeOf(x.order, axis));
  return e.b.op("Slice", [
    x.name,
    e.b.ints(starts),
    e.b.ints(ends),
    e.b.ints(places),
    e.b.ints(steps),
  ]);
}

/** The value without its booleans: they do not come along. */
const bare = ({ name, shape, order, type }: Laid): Laid => ({
  name,
  shape,
  order,
  type,
});

/** The lowest end of a slice that runs backwards: before the first element. */
const beforeFirst = -(2 ** 31);

export const flip: Translation<"flip"> = (e, { axes }, inputs) => {
  const x = input(inputs, 0);
  return {
    ...bare(x),
    name: sliced(e, x, axes, {
      starts: axes.map(() => -1),
      ends: axes.map(() => beforeFirst),
      steps: axes.map(() => -1),
    }),
  };
};

/** Zeros between neighbours: each axis in turn seen as (left, n, 1, right), padded in the third and cut. */
export const dilate: Translation<"dilate"> = (e, { factors }, inputs) => {
  const x = input(inputs, 0);
  const sizes = physical(x);
  const name = byPlace(x.order, factors).reduce((name, factor, place) => {
    const size = sizes[place] ?? 1;
    if (factor === 1 || size === 1) return name;
    const product = (list: readonly number[]): number =>
      list.reduce((all, n) => all * n, 1);
    const left = product(sizes.slice(0, place));
    const right = product(sizes.slice(place + 1));
    const spread = e.b.op(
      "Pad",
      [
        e.reshaped(name, [left, size, right]),
        e.b.ints([0, 0, 0, 0, 0, (factor - 1) * right]),
        e.b.number(0),
      ],
      { mode: "constant" },
    );
    const rows = (size - 1) * factor + 1;
    const cut = e.b.slice(
      e.reshaped(spread, [left, size * factor, right]),
      1,
      0,
      rows,
    );
    sizes[place] = rows;
    return e.reshaped(cut, sizes);
  }, x.name);
  return {
    name,
    shape: x.order.map((_, axis) => sizes[placeOf(x.order, axis)] ?? 1),
    order: x.order,
    type: x.type,
  };
};

export const concat: Translation<"concat"> = (e, { axis }, inputs, shape) => {
  const leader =
    inputs.find(({ order }) => !isInOrder(order)) ?? input(inputs, 0);
  const { order, type } = leader;
  const names = inputs.map((each) => e.arranged(each, order).name);
  return {
    name: e.b.op("Concat", names, { axis: placeOf(order, axis) }),
    shape,
    order,
    type,
  };
};

export const reshape: Translation<"reshape"> = (e, _, inputs, shape) => {
  const x = input(inputs, 0);
  const order = reshapedOrder(x, shape);
  const source = order === null ? e.settled(x) : x;
  const laid = {
    name: "",
    shape,
    order: order ?? shape.map((_, axis) => axis),
    type: x.type,
  };
  return { ...laid, name: e.reshaped(source.name, physical(laid)) };
};

/** Nothing moves: only what the axes are called. */
export const transpose: Translation<"transpose"> = (
  _,
  { axes },
  inputs,
  shape,
) => {
  const x = input(inputs, 0);
  return {
    ...bare(x),
    shape,
    order: x.order.map((axis) => axes.indexOf(axis)),
  };
};

export const broadcastTo: Translation<"broadcastTo"> = (
  e,
  _,
  inputs,
  shape,
) => {
  const x = e.widened(input(inputs, 0), shape.length);
  const laid = { ...bare(x), shape };
  return {
    ...laid,
    name: e.b.op("Expand", [x.name, e.b.ints(physical(laid))]),
  };
};

const reduction =
  (opType: string): Translation<"reduceSum" | "reduceMax"> =>
  (e, { axes, keepDims }, inputs, shape) => {
    const x = input(inputs, 0);
    const places = axes
      .map((axis) => placeOf(x.order, axis))
      .sort((a, b) => a - b);
    return {
      name: e.b.reduce(opType, x.name, places, keepDims),
      shape,
      order: keepDims ? x.order : orderWithout(x.order, axes),
      type: x.type,
    };
  };
export const reduceSum = reduction("ReduceSum");
export const reduceMax = reduction("ReduceMax");

export const gather: Translation<"gather"> = (e, _, inputs, shape) => {
  const [table, indices] = inputs.map((each) => e.settled(each)) as [
    Laid,
    Laid,
  ];
  return {
    ...e.plain(
      e.b.op("Gather", [table.name, indices.name], { axis: 0 }),
      shape,
      table.type,
    ),
  };
};

/** Rows that meet at one index add up (ONNX · ScatterND, reduction add). */
export const scatterAdd: Translation<"scatterAdd"> = (e, _, inputs, shape) => {
  const [indices, rows] = inputs.map((each) => e.settled(each)) as [Laid, Laid];
  const zeros = e.b.op("Expand", [e.b.number(0), e.b.ints(shape)]);
  const places = e.b.op(
    "Cast",
    [e.reshaped(indices.name, [...indices.shape, 1])],
    { to: dataTypes.int64 },
  );
  return e.plain(
    e.b.op("ScatterND", [zeros, places, rows.name], { reduction: "add" }),
    shape,
  );
};

/** Compared with 0, 1, 2…: an index outside of them is no row's, as ONNX's own OneHot would not have it (it counts negative ones from the end). */
export const oneHot: Translation<"oneHot"> = (e, { depth }, inputs, shape) => {
  const x = e.settled(input(inputs, 0));
  const condition = e.b.op("Equal", [
    e.reshaped(x.name, [...x.shape, 1]),
    e.b.wholes(
      Array.from({ length: depth }, (_, i) => i),
      [depth],
    ),
  ]);
  return e.truth(condition, e.plain("", shape));
};

export const argMax: Translation<"argMax"> = (e, { axis }, inputs, shape) => {
  const x = input(inputs, 0);
  const found = e.b.op("ArgMax", [x.name], {
    axis: placeOf(x.order, axis),
    keepdims: 0,
  });
  return {
    name: e.b.op("Cast", [found], { to: dataTypes.int32 }),
    shape,
    order: orderWithout(x.order, [axis]),
    type: "int32",
  };
};
