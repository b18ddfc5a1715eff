// gluon.loss: a number per example; axes beside the batch are averaged, and Trainer.step divides by the batch size.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  elsewhere,
  only,
  phrase,
  type Claim,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { boolean, expected, impliedWord, number } from "../words.ts";
import { layer } from "./rows.ts";
import { inSource } from "./sources.ts";

const own = inSource("python/mxnet/gluon/loss.py");
const trainer = inSource("python/mxnet/gluon/trainer.py · Trainer.step");

type CrossEntropy = OptionsOf<"crossEntropy">;
type Regression = OptionsOf<"regressionLoss">["function"];
type Binary = OptionsOf<"binaryCrossEntropy">;

const named = <T>(value: T) =>
  impliedWord<T>(value, "the loss's name says it", own);
const perExample = impliedWord<Reduction>(
  "exampleMean",
  "a loss of Gluon gives one number per example, the mean over all its other axes",
  own,
);
const unweighted: Readonly<Record<string, Claim>> = {
  weight: only(null, 1),
  batch_axis: only(0),
};

const predictions: Word<CrossEntropy["predictions"]> = {
  from: ["from_logits"],
  read: (context) =>
    boolean(context.argument("from_logits"), "from_logits")
      ? "logProbabilities"
      : "logits",
  write: (value) =>
    value === "probabilities"
      ? null
      : { from_logits: value === "logProbabilities" },
  default: {
    kind: "signature",
    source: inSource(
      "python/mxnet/gluon/loss.py · SoftmaxCrossEntropyLoss.hybrid_forward",
    ),
  },
  samples: ["logits", "logProbabilities"],
};

const labels: Word<CrossEntropy["labels"]> = {
  from: ["sparse_label"],
  read: (context) =>
    boolean(context.argument("sparse_label"), "sparse_label")
      ? "classIndex"
      : "oneHot",
  write: (value) => ({ sparse_label: value === "classIndex" }),
  default: { kind: "signature", source: own },
  samples: ["classIndex", "oneHot"],
};

const axis: Word<number> = {
  from: ["axis"],
  read: (context) => {
    const value = number(context.argument("axis"), "axis");
    return value < 0 ? value + (context.inputs[0]?.length ?? 0) : value;
  },
  write: (value) => ({ axis: value }),
  default: { kind: "signature", source: own },
  samples: [3, 1],
};

const softmaxCrossEntropy = layer(
  "SoftmaxCrossEntropyLoss",
  {
    op: "crossEntropy",
    options: {
      predictions,
      labels,
      axis,
      reduction: perExample,
      labelSmoothing: named(0),
      ignoreIndex: impliedWord<number | null>(null, "every label counts", own),
      clip: impliedWord<number | null>(null, "no probability is cut", own),
      ...unweightedClasses(own),
    },
    claims: unweighted,
  },
  "loss",
);

/** `weight` multiplies; L2Loss halves on top of it. */
const factor = (half: number): Word<number> => ({
  from: ["weight"],
  read: (context) => {
    const value = context.argument("weight") ?? null;
    return half * (value === null ? 1 : number(value, "weight"));
  },
  write: (value) => ({ weight: value / half }),
  default: { kind: "signature", source: own },
  samples: [half, 2 * half],
});

const squared = (
  name: string,
  kind: Regression,
  half: number,
  delta: Word<number | null>,
  own_factor: Word<number> = factor(half),
) =>
  layer(
    name,
    {
      op: "regressionLoss",
      options: {
        function: named<Regression>(kind),
        delta,
        epsilon: noEpsilon(own),
        factor: own_factor,
        reduction: perExample,
      },
      claims: { batch_axis: only(0) },
    },
    "loss",
  );

const straight = named<number | null>(null);

/** Gluon's HuberLoss is divided by rho: 0.5·d²/ρ below it, |d| − 0.5·ρ above. */
const huberFactor: Word<number> = {
  from: ["weight", "rho"],
  read: (context) => {
    const value = context.argument("weight") ?? null;
    const weight = value === null ? 1 : number(value, "weight");
    return weight / number(context.argument("rho"), "rho");
  },
  write: (value, context) => ({
    weight: value * number(context.argument("rho"), "rho"),
  }),
  default: { kind: "signature", source: own },
  samples: [1, 2],
};
const rho: Word<number | null> = {
  from: ["rho"],
  read: (context) => number(context.argument("rho"), "rho"),
  write: (value) => (value === null ? null : { rho: value }),
  default: { kind: "signature", source: own },
  samples: [1],
};

const binary = layer(
  "SigmoidBinaryCrossEntropyLoss",
  {
    op: "binaryCrossEntropy",
    options: {
      predictions: {
        from: ["from_sigmoid"],
        read: (context): Binary["predictions"] =>
          boolean(context.argument("from_sigmoid"), "from_sigmoid")
            ? "probabilities"
            : "logits",
        write: (value) => ({ from_sigmoid: value === "probabilities" }),
        default: { kind: "signature", source: own },
        samples: ["logits", "probabilities"],
      },
      reduction: perExample,
      ...plainBinary(own),
      labelSmoothing: named(0),
      clip: impliedWord<number | null>(null, "no probability is cut", own),
      logFloor: impliedWord<number | null>(null, "no logarithm is cut", own),
    },
    claims: unweighted,
  },
  "loss",
);

/** backward() adds up the examples' gradients; step(batch_size) divides them. */
const stepped: Word<OptionsOf<"reduce">["function"]> = {
  from: ["batch_size"],
  read: (context) => {
    const value = context.argument("batch_size");
    if (value === 1) return "sum";
    if (typeof value === "object" && value !== null && "dim" in value)
      return "mean";
    throw expected("batch_size", "the batch's size or 1", value);
  },
  write: (value) =>
    value === "mean"
      ? { batch_size: { dim: 1 } }
      : value === "sum"
        ? { batch_size: 1 }
        : null,
  default: { kind: "signature", source: trainer },
  samples: ["mean", "sum"],
};

const step: Phrase<"reduce"> = phrase({
  op: "reduce",
  calls: ["mxnet.gluon.Trainer.step"],
  signature: "batch_size, ignore_stale_grad=False",
  options: {
    function: stepped,
    axes: impliedWord<readonly number[]>(
      (context) => (context.inputs[0] ?? []).map((_, i) => i),
      "gradients of all examples are added up",
      trainer,
    ),
    keepDims: impliedWord(false, "one number is left", trainer),
  },
  claims: { ignore_stale_grad: elsewhere("weights without a gradient") },
  source: trainer,
});

export default [
  ...softmaxCrossEntropy,
  ...squared("L2Loss", "squared", 0.5, straight),
  ...squared("L1Loss", "absolute", 1, straight),
  ...squared("HuberLoss", "huber", 1, rho, huberFactor),
  ...binary,
  step,
] as readonly unknown[] as readonly Phrase[];
