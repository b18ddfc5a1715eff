// Reverse-mode differentiation: one rule per primitive, over primitives.
import type { GraphBuilder } from "./builder.ts";
import { at, range, repeatedAxes, sizeAt } from "./dims.ts";
import { printShape } from "./dims.ts";
import { binaryGradient } from "./gradients/binary.ts";
import { conv2dGradient, kernelGradientGradient } from "./gradients/conv2d.ts";
import { matmulGradient } from "./gradients/matmul.ts";
import { maxPoolGradient } from "./gradients/maxPool.ts";
import { scanGradient } from "./gradients/scan.ts";
import { total } from "./gradients/total.ts";
import { unaryGradient } from "./gradients/unary.ts";
import { StepError } from "./graph.ts";
import type { Primitive, Ref, StepNodeFor } from "./primitives.ts";

/** What a rule sees: the node, its own reference, and the gradient that reached it. */
export interface Reached<P extends Primitive> {
  readonly graph: GraphBuilder;
  readonly node: StepNodeFor<P>;
  readonly output: Ref;
  readonly gradient: Ref;
  /** Whether the gradient by this input is asked for. */
  readonly needs: (input: number) => boolean;
}
/** Gradients by input; null where none flows (indices, conditions, those not asked for). */
export type Rule<P extends Primitive> = (
  reached: Reached<P>,
) => readonly (Ref | null)[];

const nothing: (reached: { node: { inputs: readonly Ref[] } }) => null[] = ({
  node,
}) => node.inputs.map(() => null);
const input = (node: { inputs: readonly Ref[] }, index: number): Ref =>
  at(node.inputs, index);

const reduceMax: Rule<"reduceMax"> = ({ graph, node, output, gradient }) => {
  const x = input(node, 0);
  const kept = graph
    .shape(x)
    .map((dim, axis) => (node.attributes.axes.includes(axis) ? 1 : dim));
  const isMax = graph.binary("equal", x, graph.reshape(output, kept));
  const share = graph.div(
    graph.reshape(gradient, kept),
    graph.sum(isMax, node.attributes.axes, true),
  );
  return [graph.mul(isMax, share)];
};

const slice: Rule<"slice"> = ({ graph, node, gradient }) => {
  const { start, stride } = node.attributes;
  const spread = graph.dilate(gradient, stride);
  const after = graph
    .shape(input(node, 0))
    .map((dim, axis) =>
      typeof dim === "number"
        ? dim - (start[axis] ?? 0) - sizeAt(graph.shape(spread), axis)
        : 0,
    );
  return [graph.pad(spread, start, after)];
};

const concat: Rule<"concat"> = ({ graph, node, gradient, needs }) => {
  const { axis } = node.attributes;
  const sizes = node.inputs.map((ref) => sizeAt(graph.shape(ref), axis));
  return sizes.map((size, i) => {
    const start = sizes.slice(0, i).reduce((sum, n) => sum + n, 0);
    return needs(i) ? graph.part(gradient, axis, start, size) : null;
  });
};

const gather: Rule<"gather"> = ({ graph, node, gradient }) => {
  const [table, indices] = [input(node, 0), input(node, 1)];
  const count = sizeAt(graph.shape(table), 0);
  return [graph.emit("scatterAdd", { count }, [indices, gradient]), null];
};

const scatterAdd: Rule<"scatterAdd"> = ({ graph, node, gradient }) => [
  null,
  graph.emit("gather", {}, [gradient, input(node, 0)]),
];

const reduceSum: Rule<"reduceSum"> = ({ graph, node, gradient }) => {
  const shape = graph.shape(input(node, 0));
  const kept = shape.map((dim, axis) =>
    node.attributes.axes.includes(axis) ? 1 : dim,
  );
  return [graph.broadcastTo(graph.reshape(gradient, kept), shape)];
};

const broadcastTo: Rule<"broadcastTo"> = ({ graph, node, gradient }) => {
  const shape = graph.shape(input(node, 0));
  const summed = graph.sum(gradient, repeatedAxes(shape, node.shape));
  return [graph.reshape(summed, shape)];
};

const select: Rule<"select"> = ({ graph, node, gradient, needs }) => {
  const condition = input(node, 0);
  const zeros = graph.broadcastTo(graph.scalar(0), node.shape);
  return [
    null,
    needs(1) ? graph.select(condition, gradient, zeros) : null,
    needs(2) ? graph.select(condition, zeros, gradient) : null,
  ];
};

/** The rules of what has one value. A scan has several: `spreadScan` collects the gradients of its results. */
const rules: {
  readonly [P in Exclude<Primitive, "scan" | "scanResult">]: Rule<P>;
} = {
  input: nothing,
  constant: nothing,
  extent: nothing,
  unary: unaryGradient,
  binary: binaryGradient,
  select,
  matmul: matmulGradient,
  conv2d: conv2dGradient,
  conv2dKernelGradient: kernelGradientGradient,
  maxPool: maxPoolGradient,
  pad: ({ graph, node, gradient }) => [
    graph.slice(gradient, node.attributes.before, graph.shape(input(node, 0))),
  ],
  slice,
  dilate: ({ graph, node, gradient }) => [
    graph.every(gradient, node.attributes.factors),
  ],
  concat,
  reshape: ({ graph, node, gradient }) => [
    graph.reshape(gradient, graph.shape(input(node, 0))),
  ],
  transpose: ({ graph, node, gradient }) => {
    const { axes } = node.attributes;
    return [
      graph.transpose(
        gradient,
        range(axes.length).map((axis) => axes.indexOf(axis)),
      ),
    ];
  },
  broadcastTo,
  reduceSum,
  reduceMax,
  flip: ({ graph, node, gradient }) => [
    graph.flip(gradient, node.attributes.axes),
  ],
  gather,
  scatterAdd,
  oneHot: nothing,
  argMax: nothing,
  cast: ({ node, gradient }) =>
    node.attributes.to === "float32" ? [gradient] : [null],
};

/** Primitives through which no gradient flows: what comes before them is constant to the loss. */
const walls: readonly Primitive[] = ["oneHot", "argMax", "extent", "constant"];

/** Which nodes up to `last` depend on one of `wrt` in a way that a gradient can follow. */
function dependents(
  graph: GraphBuilder,
  wrt: readonly Ref[],
  last: Ref,
): boolean[] {
  const depends = range(last + 1).map(() => false);
  for (let ref = 0; ref <= last; ref++) {
    const { primitive, inputs, type } = graph.node(ref);
    const follows =
      !walls.includes(primitive) &&
      type === "float32" &&
      !graph.isDetached(ref);
    depends[ref] =
      wrt.includes(ref) || (follows && inputs.some((input) => depends[input]));
  }
  return depends;
}

/** How gradients are derived where there is a choice. */
export interface GradientOptions {
  /**
   * Gradients by what a scan keeps the same at every step (its weights): `joined` into one matrix product over all steps after the scan,
   * or `carried` from step to step as a growing sum.
   */
  readonly scanSums: "joined" | "carried";
  /**
   * What the gradients that a reversed scan hands from step to step do below 2⁻¹¹⁹ ≈ 10⁻³⁶: over many steps they shrink until they are subnormal
   * numbers, with which processors compute a hundred times slower. `flushed` makes them 0; `kept` leaves them.
   */
  readonly subnormals: "flushed" | "kept";
}
export const usualGradients: GradientOptions = {
  scanSums: "joined",
  subnormals: "flushed",
};

/** The gradients of a scalar by some of the nodes it was made from. Nodes that it does not depend on get zeros. */
export function gradients(
  graph: GraphBuilder,
  loss: Ref,
  wrt: readonly Ref[],
  options: GradientOptions = usualGradients,
): Ref[] {
  if (graph.shape(loss).length !== 0)
    throw new StepError(
      `gradients: Expected the loss to be one number. Received shape ${printShape(graph.shape(loss))}.`,
    );
  const depends = dependents(graph, wrt, loss);
  const arrivals: Arrivals = {
    depends,
    options,
    values: new Map([[loss, [graph.scalar(1)]]]),
    results: new Map(),
  };
  for (let ref = loss; ref >= 0; ref--) {
    if (!depends[ref] || wrt.includes(ref)) continue;
    spreadScan(graph, ref, arrivals);
    const waiting = arrivals.values.get(ref);
    if (!waiting) continue;
    arrivals.values.delete(ref);
    spread(graph, ref, total(graph, waiting), arrivals);
  }
  return wrt.map((ref) => {
    const waiting = arrivals.values.get(ref);
    return waiting
      ? total(graph, waiting)
      : graph.broadcastTo(graph.scalar(0), graph.shape(ref));
  });
}

/** Gradients on their way to the nodes that they are by. */
interface Arrivals {
  readonly depends: readonly boolean[];
  readonly options: GradientOptions;
  readonly values: Map<Ref, Ref[]>;
  /** By scan, then by the index of its result. */
  readonly results: Map<Ref, Map<number, Ref>>;
}

/** Passes the gradient that reached a node on to its inputs. */
function spread(
  graph: GraphBuilder,
  ref: Ref,
  gradient: Ref,
  arrivals: Arrivals,
): void {
  const node = graph.node(ref);
  const full = graph.broadcastTo(gradient, node.shape);
  if (node.primitive === "scanResult") {
    const scan = at(node.inputs, 0);
    const results = arrivals.results.get(scan) ?? new Map<number, Ref>();
    arrivals.results.set(scan, results.set(node.attributes.index, full));
    return;
  }
  if (node.primitive === "scan") return;
  const shortcut = graph.shortcutAt(ref);
  const inputs = shortcut?.inputs ?? node.inputs;
  const needs = neededBy({ inputs }, arrivals);
  const rule = rules[node.primitive] as Rule<typeof node.primitive>;
  const parts =
    shortcut?.gradients(full, needs) ??
    rule({ graph, node, output: ref, gradient: full, needs });
  deliver({ inputs }, parts, arrivals);
}

/** The same for a scan, once the gradients of all its results have come. */
function spreadScan(graph: GraphBuilder, scan: Ref, arrivals: Arrivals): void {
  const results = arrivals.results.get(scan);
  const node = graph.node(scan);
  if (!results || node.primitive !== "scan") return;
  const parts = scanGradient({
    graph,
    node,
    scan,
    results,
    needs: neededBy(node, arrivals),
    options: arrivals.options,
    gradients,
  });
  deliver(node, parts, arrivals);
}

const neededBy =
  ({ inputs }: { readonly inputs: readonly Ref[] }, { depends }: Arrivals) =>
  (index: number): boolean =>
    depends[at(inputs, index)] ?? false;

function deliver(
  node: { readonly inputs: readonly Ref[] },
  parts: readonly (Ref | null)[],
  arrivals: Arrivals,
): void {
  const needs = neededBy(node, arrivals);
  parts.forEach((part, index) => {
    if (part === null || !needs(index)) return;
    const target = at(node.inputs, index);
    const waiting = arrivals.values.get(target) ?? [];
    arrivals.values.set(target, [...waiting, part]);
  });
}
