// keras.losses: cross-entropies and regressions, as classes and as functions (also what a string in `compile` means).
import type {
  CrossEntropyOptions,
  Reduction,
  RegressionLossOptions,
} from "../../ir/index.ts";
import {
  ignored,
  input,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { boolean, expected, number } from "../words.ts";
import { fixed, optional } from "./rows.ts";
import { executed } from "./source.ts";

const at = "keras/src/losses/losses.py";
const clipAt =
  "keras/src/backend/tensorflow/nn.py · categorical_crossentropy, sparse_categorical_crossentropy, binary_crossentropy";

const classClaims: Readonly<Record<string, Claim>> = {
  name: ignored("the loss's name in logs"),
  dtype: only(null),
};
const functionClaims: Readonly<Record<string, Claim>> = {
  y_true: input,
  y_pred: input,
};

const reductions: Readonly<Record<string, Reduction>> = {
  sum_over_batch_size: "mean",
  mean: "mean",
  auto: "mean",
  sum: "sum",
  none: "none",
};

/** `reduction` of a loss class; "auto" of Keras 2 means sum_over_batch_size, which divides the sum by the number of elements. */
const reductionWord: Word<Reduction> = {
  from: ["reduction"],
  read: (context) => {
    const value = context.argument("reduction");
    const found =
      value === null
        ? "none"
        : typeof value === "string"
          ? reductions[value]
          : undefined;
    if (!found)
      throw expected(
        "reduction",
        Object.keys(reductions)
          .map((each) => `'${each}'`)
          .join(", "),
        value,
      );
    return found;
  },
  write: (value) => ({
    reduction: value === "mean" ? "sum_over_batch_size" : value,
  }),
  default: {
    kind: "signature",
    source: executed("keras/src/losses/loss.py · reduce_weighted_values"),
  },
  samples: ["mean", "sum", "none"],
};

/** A function alone gives one value per example; `compile` averages them. */
const functionReduction: Word<Reduction> = fixed<Reduction>(
  (context) => (context.outputs[0]?.length === 0 ? "mean" : "none"),
  "compile averages the losses of all examples (sum_over_batch_size)",
  "keras/src/losses/loss.py · reduce_weighted_values",
);

const fromLogits = (context: Context): boolean =>
  boolean(context.argument("from_logits") ?? false, "from_logits");

type Predictions = "logits" | "probabilities";

/** The row of from_logits; a loss whose op knows log-probabilities too cannot say those here. */
const predictionsWord = <T extends string>(): Word<T | Predictions> => ({
  from: ["from_logits"],
  read: (context) => (fromLogits(context) ? "logits" : "probabilities"),
  write: (value) =>
    value === "logits" || value === "probabilities"
      ? { from_logits: value === "logits" }
      : null,
  default: { kind: "signature", source: executed(at) },
  samples: ["logits", "probabilities"],
});

/** Probabilities are cut at the backend's epsilon; logits are not. */
const clipWord: Word<number | null> = fixed<number | null>(
  (context) => {
    const epsilon = context.ambient("epsilon");
    return fromLogits(context)
      ? null
      : epsilon
        ? number(epsilon.value, "epsilon")
        : 1e-7;
  },
  "probabilities are kept inside [epsilon, 1 − epsilon], with epsilon = 1e-7 unless set_epsilon says otherwise",
  clipAt,
);

const smoothing: Word<number> = {
  from: ["label_smoothing"],
  read: (context) =>
    number(context.argument("label_smoothing"), "label_smoothing"),
  write: (value) => ({ label_smoothing: value }),
  default: { kind: "signature", source: executed(at) },
  samples: [0, 0.1],
};

const classAxis = (context: Context): number => {
  const rank = context.inputs[0]?.length ?? 2;
  const axis = number(context.argument("axis") ?? -1, "axis");
  return axis < 0 ? axis + rank : axis;
};
/** The classes' axis; where no parameter says it, the last. */
const axisWord: Word<number> = {
  from: ["axis"],
  read: classAxis,
  write: (value, context) =>
    context.argument("axis") === undefined
      ? value === classAxis(context)
        ? {}
        : null
      : { axis: value },
  default: { kind: "signature", source: executed(at) },
  samples: [1],
};

const sample = {
  inputs: [
    [{ batch: 1 }, 10],
    [{ batch: 1 }, 10],
  ],
  outputs: [[]],
} as const;

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
    },
    claims,
    sample,
    source: executed(at),
  });
}

const named = (name: string): string => `name='${name}'`;
const classSignature = (
  two3: string,
  two15: string,
  three: string,
  three15: string,
): Versioned<string> =>
  byVersion(
    ["2.1.4", two3],
    ["2.4.0", two15],
    ["3.0.0", three],
    ["3.15.1", three15],
  );

function smoothedClass(name: string): Versioned<string> {
  const rest = (smoothing: string, axis: string, reduction: string) =>
    `from_logits=False, label_smoothing=${smoothing}, ${axis}reduction='${reduction}', ${named(name)}`;
  return classSignature(
    rest("0", "", "sum_over_batch_size"),
    rest("0.0", "axis=-1, ", "auto"),
    rest("0.0", "axis=-1, ", "sum_over_batch_size"),
    `${rest("0.0", "axis=-1, ", "sum_over_batch_size")}, dtype=None`,
  );
}

const smoothedFunction: Versioned<string> = byVersion(
  ["2.1.4", "y_true, y_pred"],
  ["2.3.0", "y_true, y_pred, from_logits=False, label_smoothing=0"],
  ["2.4.0", "y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1"],
);

const sparseName = "sparse_categorical_crossentropy";
const crossEntropies: readonly Phrase<"crossEntropy">[] = [
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

function binary(
  call: string,
  signature: Versioned<string>,
  reduction: Word<Reduction>,
  claims: Phrase["claims"],
): Phrase<"binaryCrossEntropy"> {
  return phrase<"binaryCrossEntropy">({
    op: "binaryCrossEntropy",
    calls: [call],
    signature,
    options: {
      predictions: optional(predictionsWord(), "probabilities"),
      reduction,
      labelSmoothing: optional(smoothing, 0),
      clip: clipWord,
      logFloor: fixed(
        null,
        "logarithms are not cut; probabilities are",
        clipAt,
      ),
    },
    claims: { ...claims, axis: only(-1) },
    sample,
    source: executed(at),
  });
}

const regressionClaims: Readonly<Record<string, Claim>> = {
  ...classClaims,
  ...functionClaims,
};

interface RegressionForm {
  readonly call: string;
  readonly signature: Versioned<string>;
  readonly meaning: RegressionLossOptions["function"];
  readonly reduction: Word<Reduction>;
}

function regression({
  call,
  signature,
  meaning,
  reduction,
}: RegressionForm): Phrase<"regressionLoss"> {
  const delta: Word<number | null> = {
    from: ["delta"],
    read: (context) => number(context.argument("delta"), "delta"),
    write: (value) => (value === null ? null : { delta: value }),
    default: { kind: "signature", source: executed(at) },
    samples: [1, 0.5],
  };
  return phrase<"regressionLoss">({
    op: "regressionLoss",
    calls: [call],
    signature,
    options: {
      function: fixed(meaning, "the loss's name says it", at),
      delta:
        meaning === "huber"
          ? delta
          : fixed(null, "only Huber's loss has a delta", at),
      factor: fixed(1, "there is no factor", at),
      reduction,
    },
    claims: regressionClaims,
    sample,
    source: executed(at),
  });
}

const plainClass = (name: string, before = ""): Versioned<string> => {
  const start = (reduction: string) =>
    `${before}reduction='${reduction}', ${named(name)}`;
  return classSignature(
    start("sum_over_batch_size"),
    start("auto"),
    start("sum_over_batch_size"),
    `${start("sum_over_batch_size")}, dtype=None`,
  );
};

const regressions: readonly Phrase<"regressionLoss">[] = [
  regression({
    call: "keras.losses.MeanSquaredError",
    signature: plainClass("mean_squared_error"),
    meaning: "squared",
    reduction: reductionWord,
  }),
  regression({
    call: "keras.losses.mean_squared_error",
    signature: "y_true, y_pred",
    meaning: "squared",
    reduction: functionReduction,
  }),
  regression({
    call: "keras.losses.MeanAbsoluteError",
    signature: plainClass("mean_absolute_error"),
    meaning: "absolute",
    reduction: reductionWord,
  }),
  regression({
    call: "keras.losses.mean_absolute_error",
    signature: "y_true, y_pred",
    meaning: "absolute",
    reduction: functionReduction,
  }),
  regression({
    call: "keras.losses.Huber",
    signature: plainClass("huber_loss", "delta=1.0, "),
    meaning: "huber",
    reduction: reductionWord,
  }),
  regression({
    call: "keras.losses.huber",
    signature: "y_true, y_pred, delta=1.0",
    meaning: "huber",
    reduction: functionReduction,
  }),
];

export const losses: readonly Phrase[] = [
  ...crossEntropies,
  binary(
    "keras.losses.BinaryCrossentropy",
    smoothedClass("binary_crossentropy"),
    reductionWord,
    classClaims,
  ),
  binary(
    "keras.losses.binary_crossentropy",
    smoothedFunction,
    functionReduction,
    functionClaims,
  ),
  ...regressions,
] as readonly Phrase[];
