// Losses: one number per example. What the learner is given of them, their sum or mean over the batch, is the trainer's.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Word,
} from "../phrase.ts";
import { expected, impliedWord } from "../words.ts";
import { axisOf, named, sayAxis } from "./rows.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

type CrossEntropy = OptionsOf<"crossEntropy">;
type Binary = OptionsOf<"binaryCrossEntropy">;
type Regression = OptionsOf<"regressionLoss">["function"];

const source = (name: string) =>
  inSource(`bindings/python/cntk/losses/__init__.py · ${name}`);
const softmax = source("cross_entropy_with_softmax");
const binary = source("binary_cross_entropy");
const squared = source("squared_error");

const classAxis: Word<number> = {
  from: ["axis"],
  read: (context) => axisOf(context.argument("axis"), context, "axis"),
  write: (value, context) => ({ axis: sayAxis(value, context) }),
  default: { kind: "signature", source: softmax },
  samples: [1],
};

const crossEntropy = phrase({
  op: "crossEntropy",
  calls: ["cntk.losses.cross_entropy_with_softmax"],
  signature: signatureOf("cntk.losses.cross_entropy_with_softmax"),
  options: {
    predictions: impliedWord<CrossEntropy["predictions"]>(
      "logits",
      "the loss applies softmax itself",
      softmax,
    ),
    labels: impliedWord<CrossEntropy["labels"]>(
      (context: Context) =>
        context.inputs[0]?.length === context.inputs[1]?.length
          ? "oneHot"
          : "classIndex",
      "the truth is a distribution over the classes, dense or sparse; Value.one_hot stands for class numbers",
      softmax,
    ),
    axis: classAxis,
    reduction: impliedWord<Reduction>(
      "none",
      "each example keeps its loss; the trainer adds them up",
      softmax,
    ),
    labelSmoothing: impliedWord(0, "there is no smoothing", softmax),
    ignoreIndex: impliedWord<number | null>(
      null,
      "every example counts",
      softmax,
    ),
    clip: impliedWord<number | null>(
      null,
      "it starts from scores: nothing is cut",
      softmax,
    ),
    ...unweightedClasses(softmax),
  },
  claims: { ...named, output_vector: input, target_vector: input },
  sample: { inputs: [[{ batch: 1 }, 10]] },
  source: softmax,
});

const binaryCrossEntropy = phrase({
  op: "binaryCrossEntropy",
  calls: ["cntk.losses.binary_cross_entropy"],
  signature: signatureOf("cntk.losses.binary_cross_entropy"),
  options: {
    predictions: impliedWord<Binary["predictions"]>(
      "probabilities",
      "the output is a probability, such as a sigmoid gives",
      binary,
    ),
    reduction: impliedWord<Reduction>(
      "none",
      "each element keeps its loss; the trainer adds them up",
      binary,
    ),
    labelSmoothing: impliedWord(0, "there is no smoothing", binary),
    clip: impliedWord<number | null>(null, "no probability is cut", binary),
    logFloor: impliedWord<number | null>(
      Math.log(1e-6),
      "CNTK adds 1e-6 inside each logarithm, which so never falls below ln 1e-6",
      binary,
    ),
    ...plainBinary(binary),
  },
  claims: { ...named, output: input, target: input },
  source: binary,
});

const squaredError = phrase({
  op: "regressionLoss",
  calls: ["cntk.losses.squared_error"],
  signature: signatureOf("cntk.losses.squared_error"),
  options: {
    function: impliedWord<Regression>(
      "squared",
      "the loss's name says it",
      squared,
    ),
    delta: impliedWord<number | null>(null, "only Huber's loss turns", squared),
    epsilon: noEpsilon(squared),
    factor: impliedWord(1, "the loss has no factor", squared),
    reduction: impliedWord<Reduction>(
      "exampleSum",
      "the squares of one example are added up, not averaged",
      squared,
    ),
  },
  claims: { ...named, output: input, target: input },
  source: squared,
});

const trainer = inSource(
  "Source/CNTKv2LibraryDll/Learner.cpp · LearnerBase::LearningRate",
);

/** The gradient that a learner is given: the examples' sum, with a rate divided by their number; for rules in proportion to it that is their mean. */
const given: Word<OptionsOf<"reduce">["function"]> = {
  from: ["gradient"],
  read: (context) => {
    const value = context.argument("gradient");
    if (value === "mean" || value === "sum") return value;
    throw expected("gradient", "'mean' or 'sum'", value);
  },
  write: () => null,
  default: { kind: "signature", source: trainer },
  samples: [],
};

const step = phrase({
  op: "reduce",
  calls: ["cntk.train.Trainer.train_minibatch"],
  signature: signatureOf("cntk.train.Trainer.train_minibatch"),
  options: {
    function: given,
    axes: impliedWord<readonly number[]>(
      (context) => (context.inputs[0] ?? []).map((_, axis) => axis),
      "all examples of the batch count, and all elements of each",
      trainer,
    ),
    keepDims: impliedWord(false, "one number is left", trainer),
  },
  claims: {
    arguments: input,
    outputs: elsewhere("what else is computed"),
    device: elsewhere("where it is computed"),
    is_sweep_end: elsewhere("the schedules"),
  },
  source: trainer,
});

export default [crossEntropy, binaryCrossEntropy, squaredError, step];
