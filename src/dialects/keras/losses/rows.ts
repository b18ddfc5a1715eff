// Rows and signatures that losses share: logits or probabilities, reduction, clipping, smoothing.
import type { Reduction } from "../../../ir/index.ts";
import {
  ignored,
  input,
  only,
  type Claim,
  type Context,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { boolean, expected, number } from "../../words.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

export const at = "keras/src/losses/losses.py";
export const clipAt =
  "keras/src/backend/tensorflow/nn.py · categorical_crossentropy, sparse_categorical_crossentropy, binary_crossentropy";

export const classClaims: Readonly<Record<string, Claim>> = {
  name: ignored("the loss's name in logs"),
  dtype: only(null),
};
export const functionClaims: Readonly<Record<string, Claim>> = {
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
export const reductionWord: Word<Reduction> = {
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
export const functionReduction: Word<Reduction> = fixed<Reduction>(
  (context) => (context.outputs[0]?.length === 0 ? "mean" : "none"),
  "compile averages the losses of all examples (sum_over_batch_size)",
  "keras/src/losses/loss.py · reduce_weighted_values",
);

const fromLogits = (context: Context): boolean =>
  boolean(context.argument("from_logits") ?? false, "from_logits");

type Predictions = "logits" | "probabilities";

/** The row of from_logits; a loss whose op knows log-probabilities too cannot say those here. */
export const predictionsWord = <T extends string>(): Word<T | Predictions> => ({
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
export const clipWord: Word<number | null> = fixed<number | null>(
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

export const smoothing: Word<number> = {
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
export const axisWord: Word<number> = {
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

export const sample = {
  inputs: [
    [{ batch: 1 }, 10],
    [{ batch: 1 }, 10],
  ],
  outputs: [[]],
} as const;

export const named = (name: string): string => `name='${name}'`;
export const classSignature = (
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

export function smoothedClass(name: string): Versioned<string> {
  const rest = (smoothing: string, axis: string, reduction: string) =>
    `from_logits=False, label_smoothing=${smoothing}, ${axis}reduction='${reduction}', ${named(name)}`;
  return classSignature(
    rest("0", "", "sum_over_batch_size"),
    rest("0.0", "axis=-1, ", "auto"),
    rest("0.0", "axis=-1, ", "sum_over_batch_size"),
    `${rest("0.0", "axis=-1, ", "sum_over_batch_size")}, dtype=None`,
  );
}

export const smoothedFunction: Versioned<string> = byVersion(
  ["2.1.4", "y_true, y_pred"],
  ["2.3.0", "y_true, y_pred, from_logits=False, label_smoothing=0"],
  ["2.4.0", "y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1"],
);
