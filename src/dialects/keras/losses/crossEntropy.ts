// Cross-entropies between classes: one-hot or numbered targets, as classes and as functions.
import type { CrossEntropyOptions, Reduction } from "../../../ir/index.ts";
import { weightedAs } from "../../lossRows.ts";
import { phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { number } from "../../words.ts";
import { fixed, optional } from "../rows.ts";
import { executed } from "../source.ts";
import {
  at,
  axisWord,
  classClaims,
  clipWord,
  functionClaims,
  functionReduction,
  named,
  predictionsWord,
  reductionWord,
  sample,
  smoothedClass,
  smoothedFunction,
  smoothing,
} from "./rows.ts";

const fitAt =
  "keras/src/trainers/data_adapters/data_adapter_utils.py · class_weight_to_sample_weights";

/** `fit(class_weight=…)` reaches the loss while recording, one number per class. */
const classWeights: Word<CrossEntropyOptions["classWeights"]> = {
  from: ["class_weight"],
  read: (context) =>
    context.argument("class_weight") as CrossEntropyOptions["classWeights"],
  write: () => null,
  default: {
    kind: "implied",
    value: () => null,
    because: "all classes count alike unless fit is told otherwise",
    source: executed(fitAt),
  },
  samples: [],
};

interface CrossEntropyForm {
  readonly call: string;
  readonly signature: Versioned<string>;
  readonly labels: CrossEntropyOptions["labels"];
  readonly reduction: Word<Reduction>;
  readonly claims: Phrase["claims"];
}

function crossEntropy({
  call,
  signature,
  labels,
  reduction,
  claims,
}: CrossEntropyForm): Phrase<"crossEntropy"> {
  return phrase<"crossEntropy">({
    op: "crossEntropy",
    calls: [call],
    signature,
    options: {
      predictions: optional(predictionsWord(), "probabilities"),
      labels: fixed(
        labels,
        labels === "oneHot"
          ? "targets are one-hot rows"
          : "targets are class numbers",
        at,
      ),
      axis: axisWord,
      reduction,
      labelSmoothing:
        labels === "oneHot"
          ? optional(smoothing, 0)
          : fixed(0, "no label_smoothing parameter exists", at),
      ignoreIndex:
        labels === "oneHot"
          ? fixed(null, "no ignore_class parameter exists", at)
          : optional<number | null>(
              {
                from: ["ignore_class"],
                read: (context) =>
                  context.argument("ignore_class") === null
                    ? null
                    : number(context.argument("ignore_class"), "ignore_class"),
                write: (value) => ({ ignore_class: value }),
                default: { kind: "signature", source: executed(at) },
                samples: [null, 255],
              },
              null,
            ),
      clip: clipWord,
      classWeights,
      ...weightedAs("examples", "examples", executed(fitAt)),
    },
    claims,
    sample,
    source: executed(at),
  });
}

const sparseName = "sparse_categorical_crossentropy";
export const crossEntropies: readonly Phrase<"crossEntropy">[] = [
  crossEntropy({
    call: "keras.losses.CategoricalCrossentropy",
    signature: smoothedClass("categorical_crossentropy"),
    labels: "oneHot",
    reduction: reductionWord,
    claims: classClaims,
  }),
  crossEntropy({
    call: "keras.losses.categorical_crossentropy",
    signature: smoothedFunction,
    labels: "oneHot",
    reduction: functionReduction,
    claims: functionClaims,
  }),
  crossEntropy({
    call: "keras.losses.SparseCategoricalCrossentropy",
    signature: byVersion(
      [
        "2.1.4",
        `from_logits=False, reduction='sum_over_batch_size', ${named(sparseName)}`,
      ],
      [
        "2.4.0",
        `from_logits=False, ignore_class=None, reduction='auto', ${named(sparseName)}`,
      ],
      [
        "3.0.0",
        `from_logits=False, ignore_class=None, reduction='sum_over_batch_size', ${named(sparseName)}`,
      ],
      [
        "3.15.1",
        `from_logits=False, ignore_class=None, reduction='sum_over_batch_size', axis=-1, ${named(sparseName)}, dtype=None`,
      ],
    ),
    labels: "classIndex",
    reduction: reductionWord,
    claims: classClaims,
  }),
  crossEntropy({
    call: `keras.losses.${sparseName}`,
    signature: byVersion(
      ["2.1.4", "y_true, y_pred"],
      ["2.3.0", "y_true, y_pred, from_logits=False, axis=-1"],
      [
        "2.10.0",
        "y_true, y_pred, from_logits=False, axis=-1, ignore_class=None",
      ],
      [
        "3.0.0",
        "y_true, y_pred, from_logits=False, ignore_class=None, axis=-1",
      ],
    ),
    labels: "classIndex",
    reduction: functionReduction,
    claims: functionClaims,
  }),
];
