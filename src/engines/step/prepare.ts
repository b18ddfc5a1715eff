// Gradients on their way to the update rule: scaled, clipped, and with the decay that goes through them added.
import type {
  Clipping,
  ClipStage,
  GradientScale,
} from "../../ir/optimizers/gradient.ts";
import type { CommonOptions } from "../../ir/optimizers/optimizer.ts";
import { batch } from "../../ir/shape.ts";
import type { GraphBuilder } from "./builder.ts";
import { StepError } from "./graph.ts";
import { clamp } from "./lower/functions.ts";
import type { Ref } from "./primitives.ts";

/** One trained weight, its gradient, and the options that hold for it. */
export interface Trained {
  readonly weight: Ref;
  readonly gradient: Ref;
  readonly options: CommonOptions;
}

/** The gradients that the rule sees, in the same order. Scale and clips are those of the whole optimiser. */
export function preparedGradients(
  graph: GraphBuilder,
  weights: readonly Trained[],
  { gradientScale, clipping }: CommonOptions,
): Ref[] {
  const clipped = (gradients: readonly Ref[], stage: ClipStage): Ref[] =>
    clipping
      .filter((clip) => clip.stage === stage)
      .reduce((all, clip) => clipAll(graph, all, clip), [...gradients]);
  const raw = weights.map(({ gradient }) => gradient);
  const scaled = clipped(raw, "raw").map((gradient) =>
    scale(graph, gradient, gradientScale),
  );
  const decayed = clipped(scaled, "scaled").map((gradient, i) =>
    withDecay(graph, gradient, weights[i] as Trained),
  );
  return clipped(decayed, "decayed");
}

function scale(graph: GraphBuilder, gradient: Ref, by: GradientScale): Ref {
  if (typeof by === "number")
    return by === 1 ? gradient : graph.times(gradient, by);
  return graph.div(graph.times(gradient, by.factor), graph.extent([batch]));
}

/** The gradient with wd · w added, where decay goes through the gradient. */
function withDecay(
  graph: GraphBuilder,
  gradient: Ref,
  { weight, options }: Trained,
): Ref {
  const through =
    options.decayForm === "inGradient" && options.weightDecay !== 0;
  return through
    ? graph.add(gradient, graph.times(weight, options.weightDecay))
    : gradient;
}

function clipAll(
  graph: GraphBuilder,
  gradients: readonly Ref[],
  clip: Clipping,
): Ref[] {
  switch (clip.kind) {
    case "value":
      return gradients.map((each) =>
        clamp(graph, each, clip.low, clip.high, "flows"),
      );
    case "norm":
      if (clip.over === "each weight")
        return gradients.map((each) =>
          graph.mul(each, shortening(graph, norm(graph, [each], clip), clip)),
        );
      return withOne(graph, gradients, clip);
    default:
      clip satisfies never;
      throw new StepError("Expected a known way to clip gradients.");
  }
}

type NormClip = Extract<Clipping, { kind: "norm" }>;

/** All gradients by one factor, from the length of all of them together. */
function withOne(
  graph: GraphBuilder,
  gradients: readonly Ref[],
  clip: NormClip,
): Ref[] {
  if (gradients.length === 0) return [];
  const factor = shortening(graph, norm(graph, gradients, clip), clip);
  return gradients.map((each) => graph.mul(each, factor));
}

/** The p-norm of some tensors as one vector. */
function norm(
  graph: GraphBuilder,
  tensors: readonly Ref[],
  { order }: NormClip,
): Ref {
  const axes = (ref: Ref) => graph.shape(ref).map((_, axis) => axis);
  if (order === Infinity)
    return tensors
      .map((ref) => graph.max(graph.unary("abs", ref), axes(ref)))
      .reduce((a, b) => graph.binary("max", a, b));
  const power = (ref: Ref): Ref => {
    if (order === 2) return graph.unary("square", ref);
    const size = graph.unary("abs", ref);
    return order === 1 ? size : graph.withNumber("pow", size, order);
  };
  const sum = graph.addAll(tensors.map((ref) => graph.sum(power(ref))));
  if (order === 2) return graph.unary("sqrt", sum);
  return order === 1 ? sum : graph.withNumber("pow", sum, 1 / order);
}

/**
 * The factor: torch/nn/utils/clip_grad.py (epsilon 1e-6), keras/src/optimizers/base_optimizer.py · _clip_gradients (no epsilon),
 * gluon/utils.py · clip_global_norm (1e-8), lasagne/updates.py · total_norm_constraint (1e-7, `always`).
 */
function shortening(
  graph: GraphBuilder,
  length: Ref,
  { most, epsilon, scales }: NormClip,
): Ref {
  const lengthened = epsilon === 0 ? length : graph.plus(length, epsilon);
  if (scales === "always")
    return graph.div(graph.withNumber("min", length, most), lengthened);
  return graph.div(
    graph.scalar(most),
    graph.withNumber("max", lengthened, most),
  );
}
