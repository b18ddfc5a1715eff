// Losses of lasagne.objectives and theano.tensor.nnet: one number per example or element; the program takes the mean itself.
import type { OptionsOf, Reduction, Source } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  input,
  ignored,
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { impliedWord, number } from "../words.ts";
import { inSource } from "./sources.ts";

type CrossEntropy = OptionsOf<"crossEntropy">;
type Binary = OptionsOf<"binaryCrossEntropy">;
type Regression = OptionsOf<"regressionLoss">["function"];
type Hinge = OptionsOf<"hingeLoss">;

const objective = (name: string): Source =>
  inSource(`lasagne/objectives.py · ${name}`);
const nnet = (name: string): Source =>
  inSource(`theano/tensor/nnet/nnet.py · ${name}`);

const each = (source: Source): Word<Reduction> =>
  impliedWord<Reduction>(
    "none",
    "every example keeps its loss until the program takes their mean",
    source,
  );

const classesOrRows = (context: Context): "oneHot" | "classIndex" =>
  context.inputs[0]?.length === context.inputs[1]?.length
    ? "oneHot"
    : "classIndex";

/** Probabilities and their truth: rows of the same width, or class numbers. */
function crossEntropy(
  path: string,
  signature: string,
  predictions: CrossEntropy["predictions"],
  own: Source,
): Phrase<"crossEntropy"> {
  const [first = "", second = ""] = signature.split(", ");
  return phrase({
    op: "crossEntropy",
    calls: [path],
    signature,
    options: {
      predictions: impliedWord<CrossEntropy["predictions"]>(
        predictions,
        predictions === "probabilities"
          ? "softmax is the network's own last step"
          : "the logarithm was taken before",
        own,
      ),
      labels: impliedWord<CrossEntropy["labels"]>(
        classesOrRows,
        "a truth of the predictions' own rank holds rows, another one class numbers",
        own,
      ),
      axis: impliedWord<number>(1, "classes stand in rows", own),
      reduction: each(own),
      labelSmoothing: impliedWord<number>(0, "there is no smoothing", own),
      ignoreIndex: impliedWord<number | null>(null, "every label counts", own),
      clip: impliedWord<number | null>(
        null,
        "probabilities are taken as they are",
        own,
      ),
      ...unweightedClasses(own),
    },
    claims: { [first]: input, [second]: input },
    source: own,
  });
}

function binary(
  path: string,
  signature: string,
  predictions: Binary["predictions"],
  own: Source,
): Phrase<"binaryCrossEntropy"> {
  const [first = "", second = ""] = signature.split(", ");
  return phrase({
    op: "binaryCrossEntropy",
    calls: [path],
    signature,
    options: {
      predictions: impliedWord<Binary["predictions"]>(
        predictions,
        predictions === "probabilities"
          ? "the sigmoid is the network's own last step"
          : "the loss applies the sigmoid itself",
        own,
      ),
      reduction: each(own),
      labelSmoothing: impliedWord<number>(0, "there is no smoothing", own),
      clip: impliedWord<number | null>(
        null,
        "probabilities are taken as they are",
        own,
      ),
      logFloor: impliedWord<number | null>(
        null,
        "no logarithm is bounded",
        own,
      ),
      ...plainBinary(own),
    },
    claims: { [first]: input, [second]: input },
    source: own,
  });
}

function regression(
  name: string,
  kind: Regression,
  signature: string,
  delta: Word<number | null>,
): Phrase<"regressionLoss"> {
  const own = objective(name);
  const [first = "", second = ""] = signature.split(", ");
  return phrase({
    op: "regressionLoss",
    calls: [`lasagne.objectives.${name}`],
    signature,
    options: {
      function: impliedWord<Regression>(kind, "the loss's name says it", own),
      delta,
      epsilon: noEpsilon(own),
      factor: impliedWord<number>(1, "the loss has no factor", own),
      reduction: each(own),
    },
    claims: { [first]: input, [second]: input },
    source: own,
  });
}

const deltaOf = (own: Source): Word<number> => ({
  from: ["delta"],
  read: (context) => number(context.argument("delta"), "delta"),
  write: (value) => ({ delta: value }),
  default: { kind: "signature", source: own },
  samples: [1, 0.5],
});

const huberDelta: Word<number | null> = {
  ...deltaOf(objective("huber_loss")),
  write: (value) => (value === null ? null : { delta: value }),
};

function hinge(
  name: string,
  signature: string,
  form: Hinge["form"],
  labels: Word<Hinge["labels"]>,
): Phrase<"hingeLoss"> {
  const own = objective(name);
  return phrase({
    op: "hingeLoss",
    calls: [`lasagne.objectives.${name}`],
    signature,
    options: {
      form: impliedWord<Hinge["form"]>(form, "the loss's name says it", own),
      labels,
      axis: impliedWord<number | null>(
        form === "binary" ? null : 1,
        form === "binary"
          ? "every score is judged alone"
          : "classes stand in rows",
        own,
      ),
      margin: deltaOf(own),
      power: impliedWord<number>(1, "what remains is not squared", own),
      meanOverClasses: impliedWord<boolean>(
        false,
        "classes are not averaged",
        own,
      ),
      reduction: each(own),
    },
    claims: {
      predictions: input,
      targets: input,
      log_odds: ignored(
        "scores are taken as they are; from probabilities they are worked out before, by calls of their own",
      ),
      ...(form === "binary" ? {} : { binary: only(true) }),
    },
    source: own,
  });
}

const binaryHinge = objective("binary_hinge_loss");
const signs: Word<Hinge["labels"]> = {
  from: ["binary"],
  read: (context) =>
    context.argument("binary") === true ? "zeroOne" : "signed",
  write: (value) =>
    value === "zeroOne" || value === "signed"
      ? { binary: value === "zeroOne" }
      : null,
  default: { kind: "signature", source: binaryHinge },
  samples: ["zeroOne", "signed"],
};

export default [
  crossEntropy(
    "lasagne.objectives.categorical_crossentropy",
    "predictions, targets",
    "probabilities",
    objective("categorical_crossentropy"),
  ),
  crossEntropy(
    "theano.tensor.nnet.categorical_crossentropy",
    "coding_dist, true_dist",
    "probabilities",
    nnet("categorical_crossentropy"),
  ),
  crossEntropy(
    "theano.tensor.TensorVariable.__getitem__.true_class",
    "self, classes",
    "logProbabilities",
    inSource("theano/tensor/var.py · _tensor_py_operators.__getitem__"),
  ),
  binary(
    "lasagne.objectives.binary_crossentropy",
    "predictions, targets",
    "probabilities",
    objective("binary_crossentropy"),
  ),
  binary(
    "theano.tensor.nnet.binary_crossentropy",
    "output, target",
    "probabilities",
    nnet("binary_crossentropy"),
  ),
  binary(
    "theano.tensor.nnet.sigmoid_binary_crossentropy",
    "output, target",
    "logits",
    nnet("sigmoid_binary_crossentropy"),
  ),
  regression(
    "squared_error",
    "squared",
    "a, b",
    impliedWord<number | null>(
      null,
      "only Huber's loss turns",
      objective("squared_error"),
    ),
  ),
  regression(
    "huber_loss",
    "huber",
    "predictions, targets, delta=1",
    huberDelta,
  ),
  hinge(
    "binary_hinge_loss",
    "predictions, targets, delta=1, log_odds=None, binary=True",
    "binary",
    signs,
  ),
  hinge(
    "multiclass_hinge_loss",
    "predictions, targets, delta=1",
    "worstClass",
    impliedWord<Hinge["labels"]>(
      classesOrRows,
      "a truth of the predictions' own rank holds rows, another one class numbers",
      objective("multiclass_hinge_loss"),
    ),
  ),
] as readonly Phrase[];
