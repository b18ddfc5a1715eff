// Ops that move numbers without changing them, and matrix products, reductions and look-ups, as ONNX.
import { opOf } from "../../ir/ops/index.ts";
import type { PadOptions } from "../../ir/ops/pad.ts";
import type { ReduceOptions } from "../../ir/ops/reduce.ts";
import type { Shape } from "../../ir/shape.ts";
import type { Name } from "./builder.ts";
import { along, input, noExport, type Export, type Site } from "./lowering.ts";

/** The output shape by the op's own rule. */
export function outputShape(site: Site<"flatten" | "reshape">): Shape {
  const shapes = site.inputs.map(({ shape }) => shape);
  const [shape] = opOf(site.node.op).shape(
    shapes,
    site.options as unknown as Record<string, unknown>,
  );
  return shape ?? [];
}

const reshaped = (site: Site<"flatten" | "reshape">): Name =>
  site.b.reshape(input(site).name, outputShape(site));
export const flatten: Export<"flatten"> = reshaped;
export const reshape: Export<"reshape"> = reshaped;

export const permute: Export<"permute"> = (site) =>
  site.b.transpose(input(site).name, site.options.axes);

export const concatenate: Export<"concatenate"> = (site) =>
  site.b.op(
    "Concat",
    site.inputs.map(({ name }) => name),
    { axis: site.options.axis },
  );

/** ONNX reads an end below every index as "past the first element". */
const pastTheStart = -(2 ** 31);
const pastTheEnd = 2 ** 31 - 1;

export const slice: Export<"slice"> = (site) => {
  const { b, options } = site;
  const cut = options.ranges.reduce((x, { start, stop, step }, axis) => {
    if (start === 0 && stop === null && step === 1) return x;
    const from = step < 0 && start === 0 && stop === null ? pastTheEnd : start;
    const end = stop ?? (step < 0 ? pastTheStart : pastTheEnd);
    return b.slice(x, axis, from, end, step);
  }, input(site).name);
  return options.dropAxes.length === 0
    ? cut
    : b.op("Squeeze", [cut, b.ints(options.dropAxes)]);
};

const padModes: { readonly [M in PadOptions["mode"]]: string } = {
  constant: "constant",
  reflect: "reflect",
  replicate: "edge",
  circular: "wrap",
};

export const pad: Export<"pad"> = (site) => {
  const { before, after, mode, value } = site.options;
  const { b } = site;
  return b.op(
    "Pad",
    [input(site).name, b.ints([...before, ...after]), b.number(value)],
    { mode: padModes[mode] },
  );
};

export const embedding: Export<"embedding"> = (site) => {
  const { data, shape } = site.weight("table");
  return site.b.op("Gather", [site.b.floats(data, shape), input(site).name]);
};

export const parameter: Export<"parameter"> = (site) => {
  const { data, shape } = site.weight("value");
  return site.b.floats(data, shape);
};

/** In evaluation a dropout that follows the flag does nothing. */
export const dropout: Export<"dropout"> = (site) =>
  site.options.activeIn === "always" && site.options.dropRate > 0
    ? noExport(
        site,
        "it drops at random even in evaluation, so two engines cannot agree.",
      )
    : site.b.unary("Identity", input(site).name);

export const dense: Export<"dense"> = (site) => {
  const { b, options } = site;
  const { data, shape } = site.weight("kernel");
  const { name, shape: inputShape } = input(site);
  const product = b.op("MatMul", [name, b.floats(data, shape)]);
  const last = inputShape.length - 1;
  return options.useBias
    ? b.add(product, along(site, "bias", [last], inputShape.length))
    : product;
};

const swapped = (rank: number): number[] => [
  ...Array.from({ length: rank - 2 }, (_, axis) => axis),
  rank - 1,
  rank - 2,
];

export const matmul: Export<"matmul"> = (site) => {
  const { transposeLeft, transposeRight } = site.options;
  const side = (index: number, transposed: boolean): Name => {
    const { name, shape } = input(site, index);
    return transposed ? site.b.transpose(name, swapped(shape.length)) : name;
  };
  return site.b.op("MatMul", [side(0, transposeLeft), side(1, transposeRight)]);
};

const reductions: {
  readonly [F in Exclude<ReduceOptions["function"], "argMax">]: string;
} = {
  sum: "ReduceSum",
  mean: "ReduceMean",
  max: "ReduceMax",
  min: "ReduceMin",
  logSumExp: "ReduceLogSumExp",
};

export const reduce: Export<"reduce"> = (site) => {
  const { function: name, axes, keepDims } = site.options;
  const { b } = site;
  const x = input(site).name;
  if (name !== "argMax") return b.reduce(reductions[name], x, axes, keepDims);
  const [axis] = axes;
  if (axis === undefined || axes.length !== 1)
    return noExport(site, "argMax over several axes at once.");
  const index = b.op("ArgMax", [x], { axis, keepdims: keepDims ? 1 : 0 });
  return b.op("Cast", [index], { to: 6 });
};

export const softmax: Export<"softmax"> = (site) => {
  const { axis, log } = site.options;
  return site.b.op(log ? "LogSoftmax" : "Softmax", [input(site).name], {
    axis,
  });
};
