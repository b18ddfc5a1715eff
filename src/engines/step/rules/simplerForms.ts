// Simpler forms: what changes nothing is left out, and what can be said more plainly is.
import { sameDim } from "../../../ir/shape.ts";
import { dimAt, range, sameShape } from "../dims.ts";
import type { BinaryFunction } from "../primitives.ts";
import {
  knownNumber,
  type EmissionRule,
  type Replacement,
} from "./emission.ts";

/** The number that changes nothing on the right side of a function. */
const rightNeutral: { readonly [F in BinaryFunction]?: number } = {
  add: 0,
  sub: 0,
  mul: 1,
  div: 1,
  pow: 1,
};
const leftNeutral: { readonly [F in BinaryFunction]?: number } = {
  add: 0,
  mul: 1,
};

const binary: Replacement<"binary"> = (graph, { fn }, [a, b]) => {
  const [left, right] = [knownNumber(graph, a), knownNumber(graph, b)];
  if (right !== null && right === rightNeutral[fn]) return a;
  if (left !== null && left === leftNeutral[fn]) return b ?? null;
  return right === 2 && fn === "pow"
    ? graph.emit("unary", { fn: "square" }, [a])
    : null;
};

const reshape: Replacement<"reshape"> = (graph, { shape }, [x]) => {
  const node = graph.node(x);
  if (sameShape(node.shape, shape)) return x;
  if (node.primitive !== "reshape") return null;
  return graph.emit("reshape", { shape }, node.inputs);
};

const inOrder = (axes: readonly number[]): boolean =>
  axes.every((axis, i) => axis === i);

const transpose: Replacement<"transpose"> = (graph, { axes }, [x]) => {
  if (inOrder(axes)) return x;
  const node = graph.node(x);
  if (node.primitive === "transpose") {
    const joined = axes.map((axis) => node.attributes.axes[axis] ?? axis);
    return graph.emit("transpose", { axes: joined }, node.inputs);
  }
  const moved = axes.filter((axis) => node.shape[axis] !== 1);
  if (!moved.every((axis, i) => i === 0 || axis > (moved[i - 1] ?? 0)))
    return null;
  return graph.emit(
    "reshape",
    { shape: axes.map((axis) => dimAt(node.shape, axis)) },
    [x],
  );
};

const reduceSum: Replacement<"reduceSum"> = (
  graph,
  { axes, keepDims },
  [x],
) => {
  const { shape } = graph.node(x);
  if (axes.length === 0) return x;
  if (!axes.every((axis) => shape[axis] === 1)) return null;
  const kept = keepDims
    ? shape
    : shape.filter((_, axis) => !axes.includes(axis));
  return graph.emit("reshape", { shape: kept }, [x]);
};

export const simplerForms: EmissionRule = {
  name: "simplerForms",
  title: "Nothing done, nothing run",
  lesson:
    "Steps that change nothing are left out (x · 1, padding by 0, turning axes back), two rearrangements in a row become one, x to the power of 2 a square. Every step of a graph is a pass over memory, and these are passes for nothing.",
  replacements: {
    binary,
    pad: (_, { before, after }, [x]) =>
      [...before, ...after].every((n) => n === 0) ? x : null,
    slice: (graph, { size }, [x]) => {
      const { shape } = graph.node(x);
      return size.every((dim, axis) => sameDim(dim, dimAt(shape, axis)))
        ? x
        : null;
    },
    dilate: (graph, { factors }, [x]) => {
      const { shape } = graph.node(x);
      return range(shape.length).every(
        (axis) => factors[axis] === 1 || shape[axis] === 1,
      )
        ? x
        : null;
    },
    concat: (_, __, inputs) => (inputs.length === 1 ? inputs[0] : null),
    reshape,
    transpose,
    broadcastTo: (graph, { shape }, [x]) =>
      sameShape(graph.node(x).shape, shape) ? x : null,
    reduceSum,
    reduceMax: (_, { axes }, [x]) => (axes.length === 0 ? x : null),
    flip: (graph, { axes }, [x]) => {
      const { shape } = graph.node(x);
      return axes.every((axis) => shape[axis] === 1) ? x : null;
    },
    cast: (graph, { to }, [x]) => (graph.node(x).type === to ? x : null),
  },
};
