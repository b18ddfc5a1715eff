// Binary cross-entropy and regression losses, as classes and as functions.
import type { Reduction, RegressionLossOptions } from "../../../ir/index.ts";
import { noEpsilon, plainBinary } from "../../lossRows.ts";
import {
  only,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import type { Versioned } from "../../version.ts";
import { number } from "../../words.ts";
import { fixed, optional } from "../rows.ts";
import { executed } from "../source.ts";
import {
  at,
  classClaims,
  classSignature,
  clipAt,
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
      ...plainBinary(executed(at)),
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

export const regressionClaims: Readonly<Record<string, Claim>> = {
  ...classClaims,
  ...functionClaims,
};

/** Reduction "sum" adds the examples' means over the last axis; for the mean over all it makes no difference. */
function shareOfSum(context: Context): number {
  const last = context.inputs[0]?.at(-1);
  return context.argument("reduction") === "sum" && typeof last === "number"
    ? 1 / last
    : 1;
}

/** A loss without a factor to say it with: a sum over several outputs is refused. */
export const summable: Word<Reduction> = {
  ...reductionWord,
  samples: ["mean", "none"],
  read: (context) => {
    if (shareOfSum(context) !== 1)
      throw new PhraseError(
        'Expected reduction="sum" of this loss to meet one output. Received several: Keras averages them before it sums, which is not modelled here.',
      );
    return reductionWord.read(context);
  },
};

/** Losses that divide by the truth's size or take logarithms keep both off zero. */
const relative: readonly RegressionLossOptions["function"][] = [
  "percentage",
  "squaredLogarithms",
];
export const fuzz: Word<number | null> = fixed<number | null>(
  (context) => {
    const epsilon = context.ambient("epsilon");
    return epsilon ? number(epsilon.value, "epsilon") : 1e-7;
  },
  "nothing is taken for smaller than epsilon = 1e-7, unless set_epsilon says otherwise",
  at,
);

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
      epsilon: relative.includes(meaning) ? fuzz : noEpsilon(executed(at)),
      factor: fixed(
        shareOfSum,
        "each example's loss is the mean over its last axis, also where examples are summed",
        at,
      ),
      reduction,
    },
    claims: regressionClaims,
    sample,
    source: executed(at),
  });
}

export const plainClass = (name: string, before = ""): Versioned<string> => {
  const start = (reduction: string) =>
    `${before}reduction='${reduction}', ${named(name)}`;
  return classSignature(
    start("sum_over_batch_size"),
    start("auto"),
    start("sum_over_batch_size"),
    `${start("sum_over_batch_size")}, dtype=None`,
  );
};

/** A loss as a class and as a function. */
const both = (
  name: string,
  lower: string,
  meaning: RegressionLossOptions["function"],
): Phrase<"regressionLoss">[] => [
  regression({
    call: `keras.losses.${name}`,
    signature: plainClass(lower),
    meaning,
    reduction: reductionWord,
  }),
  regression({
    call: `keras.losses.${lower}`,
    signature: "y_true, y_pred",
    meaning,
    reduction: functionReduction,
  }),
];

export const regressions: readonly Phrase<"regressionLoss">[] = [
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
  ...both("LogCosh", "log_cosh", "logCosh"),
  ...both(
    "MeanAbsolutePercentageError",
    "mean_absolute_percentage_error",
    "percentage",
  ),
  ...both(
    "MeanSquaredLogarithmicError",
    "mean_squared_logarithmic_error",
    "squaredLogarithms",
  ),
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

export const binaryCrossEntropies: readonly Phrase<"binaryCrossEntropy">[] = [
  binary(
    "keras.losses.BinaryCrossentropy",
    smoothedClass("binary_crossentropy"),
    summable,
    classClaims,
  ),
  binary(
    "keras.losses.binary_crossentropy",
    smoothedFunction,
    functionReduction,
    functionClaims,
  ),
];
