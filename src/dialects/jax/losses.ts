// Losses of optax: one value per example or element. What is averaged, and how, the program says in a step of its own.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import { input, only, phrase, type Phrase, type Word } from "../phrase.ts";
import { impliedWord, numberWord } from "../words.ts";
import { positiveAxis, inputRank } from "./rows.ts";
import { inOptax } from "./sources.ts";

const classes = inOptax("optax/losses/_classification.py");
const differences = inOptax("optax/losses/_regression.py");

const perExample = (where: typeof classes): Word<Reduction> =>
  impliedWord<Reduction>(
    "none",
    "optax's losses are not averaged: they give one value for each example or element",
    where,
  );
const noClip = impliedWord<number | null>(null, "logits are not cut", classes);

function crossEntropy(
  name: string,
  labels: OptionsOf<"crossEntropy">["labels"],
): Phrase<"crossEntropy"> {
  return phrase<"crossEntropy">({
    op: "crossEntropy",
    calls: [`optax.${name}`],
    signature: "logits, labels, axis=-1, where=None",
    options: {
      predictions: impliedWord<OptionsOf<"crossEntropy">["predictions"]>(
        "logits",
        "the loss applies softmax itself",
        classes,
      ),
      labels: impliedWord<OptionsOf<"crossEntropy">["labels"]>(
        labels,
        "the loss's name says it",
        classes,
      ),
      axis: {
        from: ["axis"],
        read: (context) =>
          positiveAxis(context.argument("axis"), inputRank(context), "axis"),
        write: (value) => ({ axis: value }),
        default: { kind: "signature", source: classes },
        samples: [1],
      },
      reduction: perExample(classes),
      labelSmoothing: impliedWord(
        0,
        "smoothing stands outside the loss (optax.smooth_labels)",
        classes,
      ),
      ignoreIndex: impliedWord<number | null>(
        null,
        "no label is left out",
        classes,
      ),
      clip: noClip,
      ...unweightedClasses(classes),
    },
    claims: { logits: input, labels: input, where: only(null) },
    sample: {
      inputs: [
        [{ batch: 1 }, 10],
        [{ batch: 1 }, 10],
      ],
    },
    source: classes,
  });
}

function regression(
  name: string,
  signature: string,
  meaning: OptionsOf<"regressionLoss">["function"],
  factor: number,
): Phrase<"regressionLoss"> {
  return phrase<"regressionLoss">({
    op: "regressionLoss",
    calls: [`optax.${name}`],
    signature,
    options: {
      function: impliedWord<OptionsOf<"regressionLoss">["function"]>(
        meaning,
        "the loss's name says it",
        differences,
      ),
      delta:
        meaning === "huber"
          ? (numberWord("delta", differences, [1, 0.5]) as Word<number | null>)
          : impliedWord<number | null>(
              null,
              "only Huber's loss has a delta",
              differences,
            ),
      epsilon: noEpsilon(differences),
      factor: impliedWord(
        factor,
        factor === 1
          ? "the loss is not scaled"
          : "optax halves the squared error",
        differences,
      ),
      reduction: perExample(differences),
    },
    claims: { predictions: input, targets: input },
    source: differences,
  });
}

export const losses: readonly Phrase[] = [
  crossEntropy("softmax_cross_entropy_with_integer_labels", "classIndex"),
  crossEntropy("softmax_cross_entropy", "oneHot"),
  phrase<"binaryCrossEntropy">({
    op: "binaryCrossEntropy",
    calls: ["optax.sigmoid_binary_cross_entropy"],
    signature: "logits, labels",
    options: {
      predictions: impliedWord<OptionsOf<"binaryCrossEntropy">["predictions"]>(
        "logits",
        "the loss applies the sigmoid itself",
        classes,
      ),
      ...plainBinary(classes),
      reduction: perExample(classes),
      labelSmoothing: impliedWord(0, "labels are taken as they are", classes),
      clip: noClip,
      logFloor: impliedWord<number | null>(
        null,
        "logarithms are not cut",
        classes,
      ),
    },
    claims: { logits: input, labels: input },
    source: classes,
  }),
  regression("squared_error", "predictions, targets=None", "squared", 1),
  regression("l2_loss", "predictions, targets=None", "squared", 0.5),
  regression("log_cosh", "predictions, targets=None", "logCosh", 1),
  regression(
    "huber_loss",
    "predictions, targets=None, *, delta=1.0",
    "huber",
    1,
  ),
] as readonly unknown[] as readonly Phrase[];
