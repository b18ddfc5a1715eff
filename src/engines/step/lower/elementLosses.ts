// Losses that compare predictions and targets element by element.
import type { GraphBuilder } from "../builder.ts";
import { StepError } from "../graph.ts";
import type { Ref } from "../primitives.ts";
import type { Call, Lower } from "./call.ts";
import { clamp } from "./functions.ts";
import { compared, reduced } from "./losses.ts";

export const regressionLoss: Lower<"regressionLoss"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const truth = graph.cast(targets, "float32");
  const losses =
    options.function === "percentage" ||
    options.function === "squaredLogarithms"
      ? relative(graph, predictions, truth, options)
      : distance(graph, graph.sub(predictions, truth), options);
  return reduced(graph, graph.times(losses, options.factor), options.reduction);
};

/** Distances that depend on the truth's own size: keras/src/losses/losses.py · mean_absolute_percentage_error, mean_squared_logarithmic_error. */
function relative(
  graph: GraphBuilder,
  predictions: Ref,
  truth: Ref,
  { function: how, epsilon }: Call<"regressionLoss">["options"],
): Ref {
  if (epsilon === null)
    throw new StepError(
      `regressionLoss: Expected an epsilon for ${how}. Received null.`,
    );
  const atLeast = (x: Ref): Ref => clamp(graph, x, epsilon, null, "flows");
  if (how === "percentage") {
    const size = atLeast(graph.unary("abs", truth));
    const share = graph.div(graph.sub(truth, predictions), size);
    return graph.times(graph.unary("abs", share), 100);
  }
  const logarithm = (x: Ref): Ref =>
    graph.unary("log", graph.plus(atLeast(x), 1));
  return graph.unary(
    "square",
    graph.sub(logarithm(predictions), logarithm(truth)),
  );
}

function distance(
  graph: GraphBuilder,
  difference: Ref,
  options: Call<"regressionLoss">["options"],
): Ref {
  const size = graph.unary("abs", difference);
  const { delta } = options;
  switch (options.function) {
    case "squared":
      return graph.unary("square", difference);
    case "absolute":
      return size;
    case "huber": {
      if (delta === null)
        throw new StepError(
          "regressionLoss: Expected a delta for huber. Received null.",
        );
      const near = graph.times(graph.unary("square", difference), 0.5);
      const far = graph.times(graph.plus(size, -delta / 2), delta);
      return graph.select(
        graph.withNumber("lessEqual", size, delta),
        near,
        far,
      );
    }
    case "logCosh":
      // ln cosh d = d + softplus(−2d) − ln 2, without overflow.
      return graph.plus(
        graph.add(
          difference,
          graph.unary("softplus", graph.times(difference, -2)),
        ),
        -Math.LN2,
      );
    case "percentage":
    case "squaredLogarithms":
      throw new StepError(`Expected ${options.function} to be lowered apart.`);
    default:
      options.function satisfies never;
      throw new StepError("Expected a known regression loss.");
  }
}

export const binaryCrossEntropy: Lower<"binaryCrossEntropy"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const said = graph.cast(targets, "float32");
  const truth =
    options.labels === "signed" ? graph.times(graph.plus(said, 1), 0.5) : said;
  const smoothing = options.labelSmoothing;
  const smooth =
    smoothing === 0
      ? truth
      : graph.plus(graph.times(truth, 1 - smoothing), smoothing / 2);
  const weight = positiveWeight(graph, options.positiveWeight, predictions);
  if (options.predictions === "logits")
    return reduced(
      graph,
      onLogits(graph, predictions, smooth, weight),
      options.reduction,
    );
  const { clip, logFloor } = options;
  const p =
    clip === null
      ? predictions
      : clamp(graph, predictions, clip, 1 - clip, "flows");
  const certain = graph.mul(smooth, flooredLog(graph, p, logFloor));
  const yes = weight === null ? certain : graph.mul(certain, weight);
  const no = graph.mul(
    graph.from(1, smooth),
    flooredLog(graph, graph.from(1, p), logFloor),
  );
  return reduced(graph, graph.neg(graph.add(yes, no)), options.reduction);
};

/** softplus(x) − y·x; with a weight on yes, (1 − y)·x + (1 + (w − 1)·y)·softplus(−x): torch's binary_cross_entropy_with_logits. */
function onLogits(
  graph: GraphBuilder,
  x: Ref,
  truth: Ref,
  weight: Ref | null,
): Ref {
  if (weight === null)
    return graph.sub(graph.unary("softplus", x), graph.mul(x, truth));
  const factor = graph.plus(graph.mul(graph.plus(weight, -1), truth), 1);
  return graph.add(
    graph.mul(graph.from(1, truth), x),
    graph.mul(factor, graph.unary("softplus", graph.neg(x))),
  );
}

/** One factor, or one per element of the last axis. */
function positiveWeight(
  graph: GraphBuilder,
  values: readonly number[] | null,
  predictions: Ref,
): Ref | null {
  if (values === null) return null;
  const last = graph.shape(predictions).at(-1);
  if (values.length === 1) return graph.scalar(values[0] as number);
  if (values.length !== last)
    throw new StepError(
      `binaryCrossEntropy: Expected one weight, or one for each of the ${typeof last === "number" ? last : "N"} elements of the last axis. Received ${values.length}.`,
    );
  return graph.constant(values, [values.length]);
}

/** The smallest normal float32: below it the logarithm is the floor. */
const tiny = 1.1754943508222875e-38;

/** ln p, never below a floor; where it is cut no gradient flows, and none becomes NaN. */
function flooredLog(graph: GraphBuilder, p: Ref, floor: number | null): Ref {
  if (floor === null) return graph.unary("log", p);
  const safe = graph.withNumber("greater", p, tiny);
  const log = graph.unary("log", graph.select(safe, p, graph.scalar(1)));
  const kept = graph.select(
    graph.withNumber("greater", log, floor),
    log,
    graph.scalar(floor),
  );
  return graph.select(safe, kept, graph.scalar(floor));
}

/** torch/nn/functional.py · poisson_nll_loss, keras/src/losses/losses.py · poisson. */
export const poissonLoss: Lower<"poissonLoss"> = ({
  graph,
  options,
  inputs,
}) => {
  const { predictions, targets } = compared(graph, inputs);
  const truth = graph.cast(targets, "float32");
  const rate =
    options.predictions === "logRates"
      ? graph.unary("exp", predictions)
      : predictions;
  const logarithm =
    options.predictions === "logRates"
      ? predictions
      : graph.unary("log", graph.plus(predictions, options.epsilon));
  const losses = graph.sub(rate, graph.mul(truth, logarithm));
  const all = options.full ? graph.add(losses, stirling(graph, truth)) : losses;
  return reduced(graph, all, options.reduction);
};

/** y·ln y − y + ½·ln(2πy) where y > 1, 0 elsewhere. */
function stirling(graph: GraphBuilder, y: Ref): Ref {
  const large = graph.withNumber("greater", y, 1);
  const safe = graph.select(large, y, graph.scalar(1));
  const term = graph.add(
    graph.sub(graph.mul(safe, graph.unary("log", safe)), safe),
    graph.times(graph.unary("log", graph.times(safe, 2 * Math.PI)), 0.5),
  );
  return graph.select(large, term, graph.scalar(0));
}
