// Normalisations: batch, layer, group, local response.
import type { StatisticShare } from "../../../ir/ops/batchNorm.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, product, range, sizeAt } from "../dims.ts";
import type { Placed } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import { asImage, spreadOver, type Call, type Lower } from "./call.ts";

interface Moments {
  readonly mean: Ref;
  readonly variance: Ref;
  readonly centered: Ref;
}

/** Mean and biased variance over some axes, kept with size 1. */
function moments(
  graph: GraphBuilder,
  x: Ref,
  axes: readonly number[],
): Moments {
  const mean = graph.mean(x, axes, true);
  const centered = graph.sub(x, mean);
  return {
    mean,
    centered,
    variance: graph.mean(graph.unary("square", centered), axes, true),
  };
}

const invert = (graph: GraphBuilder, variance: Ref, epsilon: number): Ref =>
  graph.unary("rsqrt", graph.plus(variance, epsilon));

type Affine = Pick<Call<"layerNorm">, "graph" | "parameter" | "has">;

/** Times the learned scale, plus the learned shift, where there are any. */
function affine(
  { graph, parameter, has }: Affine,
  x: Ref,
  placed: (ref: Ref) => Ref,
): Ref {
  const scaled = has("scale") ? graph.mul(x, placed(parameter("scale"))) : x;
  return has("shift") ? graph.add(scaled, placed(parameter("shift"))) : scaled;
}

export const batchNorm: Lower<"batchNorm"> = (call) => {
  const {
    graph,
    options,
    inputs: [input],
    mode,
    parameter,
  } = call;
  const { ref, order } = input;
  const wide = (weight: Ref): Ref =>
    spreadOver(graph, weight, [options.axis], input);
  const ofBatch =
    options.activeIn === "always" ||
    (options.activeIn === "training" && mode === "training");
  if (ofBatch || !options.trackRunning) {
    const axes = range(order.length).filter(
      (axis) => order[axis] !== options.axis,
    );
    const stats = moments(graph, ref, axes);
    if (options.trackRunning && mode === "training") advance(call, stats, axes);
    return {
      ref: affine(
        call,
        graph.mul(
          stats.centered,
          invert(graph, stats.variance, options.epsilon),
        ),
        wide,
      ),
      order,
    };
  }
  const centered = graph.sub(ref, wide(parameter("runningMean")));
  const spread = parameter("runningVariance");
  const factor =
    options.runningVariance === "inverseDeviation"
      ? spread
      : invert(graph, spread, options.epsilon);
  return { ref: affine(call, graph.mul(centered, wide(factor)), wide), order };
};

/** How much the batch at hand counts. */
function shareOf(
  graph: Call<"batchNorm">["graph"],
  lowering: Call<"batchNorm">["lowering"],
  share: StatisticShare,
): Ref {
  if (share === null)
    return graph.unary("reciprocal", lowering.scalar({ kind: "step" }));
  if (typeof share === "number") return graph.scalar(share);
  const isFirst = lowering.scalar({ kind: "firstStep" });
  return graph.plus(
    graph.mul(isFirst, graph.scalar(1 - share.afterFirst)),
    share.afterFirst,
  );
}

/** Moves the running statistics towards the batch's: by a fixed share, or as a plain average over all batches. */
function advance(
  {
    graph,
    lowering,
    options,
    node,
    inputs: [input],
    parameter,
  }: Call<"batchNorm">,
  stats: Moments,
  axes: readonly number[],
): void {
  const n = graph.extent(
    axes.map((axis) => dimAt(graph.shape(input.ref), axis)),
  );
  const spread = {
    biased: () => stats.variance,
    unbiased: () => graph.mul(stats.variance, graph.div(n, graph.plus(n, -1))),
    inverseDeviation: () => invert(graph, stats.variance, options.epsilon),
  }[options.runningVariance]();
  const share = shareOf(graph, lowering, options.newStatisticShare);
  const move = (role: string, batch: Ref): void => {
    const running = parameter(role);
    const fresh = graph.reshape(batch, graph.shape(running));
    const next = graph.add(
      graph.mul(running, graph.from(1, share)),
      graph.mul(fresh, share),
    );
    const id = node.parameters[role];
    if (id !== undefined) lowering.advance(id, next);
  };
  move("runningMean", stats.mean);
  move("runningVariance", spread);
}

export const layerNorm: Lower<"layerNorm"> = (call) => {
  const {
    graph,
    options,
    inputs: [input],
  } = call;
  const axes = range(input.order.length).filter((axis) =>
    options.axes.includes(at(input.order, axis)),
  );
  const { centered, variance } = moments(graph, input.ref, axes);
  const normal = graph.mul(centered, invert(graph, variance, options.epsilon));
  return {
    ref: affine(call, normal, (weight) =>
      spreadOver(graph, weight, options.axes, input),
    ),
    order: input.order,
  };
};

export const groupNorm: Lower<"groupNorm"> = (call): Placed => {
  const { graph, options, inputs } = call;
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const shape = graph.shape(ref);
  const channels = sizeAt(shape, shape.length - 1);
  const grouped = graph.reshape(ref, [
    dimAt(shape, 0),
    product(shape.slice(1, -1)),
    options.groups,
    channels / options.groups,
  ]);
  const { centered, variance } = moments(graph, grouped, [1, 3]);
  const normal = graph.mul(centered, invert(graph, variance, options.epsilon));
  return placed(affine(call, graph.reshape(normal, shape), (weight) => weight));
};

/** The sum of squares over neighbouring channels, shifted copies added up. */
export const localResponseNorm: Lower<"localResponseNorm"> = ({
  graph,
  options,
  inputs,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const { before, after } = options;
  const shape = graph.shape(ref);
  const channel = shape.length - 1;
  const border = (n: number) => shape.map((_, i) => (i === channel ? n : 0));
  const padded = graph.pad(
    graph.unary("square", ref),
    border(before),
    border(after),
  );
  const sum = graph.addAll(
    range(before + after + 1).map((shift) =>
      graph.part(padded, channel, shift, sizeAt(shape, channel)),
    ),
  );
  const base = graph.plus(graph.times(sum, options.scale), options.bias);
  return placed(
    graph.mul(ref, graph.withNumber("pow", base, -options.exponent)),
  );
};
