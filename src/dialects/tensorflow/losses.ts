// Losses: tf.nn's, one number per example, and tf.losses', which average themselves.
import type { OptionsOf, Reduction } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import { expected, number, numberWord } from "../words.ts";
import { named } from "./claims.ts";
import { fixed, positiveAxis, spelled, spellingIn } from "./rows.ts";
import { read, signatureOf, signed } from "./source.ts";

type Labels = OptionsOf<"crossEntropy">["labels"];
type Predictions = OptionsOf<"crossEntropy">["predictions"];
type BinaryPredictions = OptionsOf<"binaryCrossEntropy">["predictions"];
type Curve = OptionsOf<"regressionLoss">["function"];

const nnAt = "ops/nn_ops.py";
const at = "ops/losses/losses_impl.py · compute_weighted_loss";

const each = fixed<Reduction>(
  "none",
  "tf.nn's losses give one number per example; the program averages them itself",
  nnAt,
);
const none = fixed<number | null>(null, "no such parameter exists", nnAt);
const noSmoothing = fixed<number>(
  0,
  "no label_smoothing parameter exists",
  nnAt,
);

const claims: Readonly<Record<string, Claim>> = {
  ...named,
  _sentinel: elsewhere("it makes the arguments be named"),
  labels: input,
  logits: input,
  onehot_labels: input,
  multi_class_labels: input,
  predictions: input,
  weights: only(1),
  loss_collection: elsewhere("where tf.losses.get_total_loss finds it"),
};

/** One-hot rows; class numbers where the rows were made by tf.one_hot. */
const rows = fixed<Labels>(
  (context) =>
    context.inputs[0]?.length === context.inputs[1]?.length
      ? "oneHot"
      : "classIndex",
  "the loss takes one-hot rows; those made by tf.one_hot are read as class numbers",
  nnAt,
);
const numbers = fixed<Labels>(
  "classIndex",
  "the loss takes class numbers",
  nnAt,
);
const logits = fixed<Predictions>(
  "logits",
  "the loss applies softmax itself",
  nnAt,
);
const lastAxis = fixed<number>(
  (context: Context) => (context.inputs[0]?.length ?? 1) - 1,
  "the classes stand on the last axis",
  nnAt,
);

function crossEntropy(
  path: string,
  options: Pick<
    Phrase<"crossEntropy">["options"],
    "labels" | "axis" | "reduction" | "labelSmoothing"
  >,
): Phrase<"crossEntropy"> {
  return phrase<"crossEntropy">({
    op: "crossEntropy",
    calls: [`tensorflow.${path}`],
    signature: signatureOf(`tensorflow.${path}`),
    options: {
      predictions: logits,
      ignoreIndex: none,
      clip: none,
      ...unweightedClasses(read(at)),
      ...options,
    },
    claims,
    source: signed(`tensorflow.${path}`),
  });
}

const classAxis: Word<number> = {
  from: ["axis", "dim"],
  read: (context) =>
    positiveAxis(context, spelled(context, "axis", "dim") ?? -1, "axis"),
  write: (value, context) => ({ [spellingIn(context, "axis", "dim")]: value }),
  default: { kind: "signature", source: read(nnAt) },
  samples: [1, 3],
};

const reductions: Readonly<Record<string, Reduction>> = {
  weighted_sum_by_nonzero_weights: "mean",
  weighted_sum_over_batch_size: "mean",
  weighted_mean: "mean",
  weighted_sum: "sum",
  none: "none",
};

/** Without weights the three ways of averaging are one. */
const reduction: Word<Reduction> = {
  from: ["reduction"],
  read: (context) => {
    const value = context.argument("reduction");
    const found = typeof value === "string" ? reductions[value] : undefined;
    if (!found)
      throw expected("reduction", Object.keys(reductions).join(" or "), value);
    return found;
  },
  write: (value) => {
    const word = Object.keys(reductions).find(
      (name) => reductions[name] === value,
    );
    return word === undefined ? null : { reduction: word };
  },
  default: { kind: "signature", source: read(at) },
  samples: ["mean", "sum", "none"],
};

const smoothing = numberWord("label_smoothing", read(at), [0, 0.1]);

function binary(
  path: string,
  how: Word<Reduction>,
  labelSmoothing: Word<number>,
  more: Partial<Phrase<"binaryCrossEntropy">["options"]> = {},
): Phrase<"binaryCrossEntropy"> {
  return phrase<"binaryCrossEntropy">({
    op: "binaryCrossEntropy",
    calls: [`tensorflow.${path}`],
    signature: signatureOf(`tensorflow.${path}`),
    options: {
      predictions: fixed<BinaryPredictions>(
        "logits",
        "the loss applies the sigmoid itself",
        "ops/nn_impl.py · sigmoid_cross_entropy_with_logits",
      ),
      reduction: how,
      labelSmoothing,
      clip: none,
      logFloor: none,
      ...plainBinary(read(at)),
      ...more,
    },
    claims: { ...claims, targets: input },
    source: signed(`tensorflow.${path}`),
  });
}

function elementwise(
  name: string,
  curve: Curve,
  delta: Word<number | null> = none,
): Phrase<"regressionLoss"> {
  return phrase<"regressionLoss">({
    op: "regressionLoss",
    calls: [`tensorflow.losses.${name}`],
    signature: signatureOf(`tensorflow.losses.${name}`),
    options: {
      function: fixed<Curve>(curve, "the loss's name says it", at),
      delta,
      epsilon: noEpsilon(read(at)),
      factor: fixed<number>(1, "no factor is applied", at),
      reduction,
    },
    claims,
    source: signed(`tensorflow.losses.${name}`),
  });
}

/** A factor on the terms of yes: a number, or one per element of the last axis. */
const positiveWeight: Word<readonly number[] | null> = {
  from: ["pos_weight"],
  read: (context) => {
    const value = context.argument("pos_weight");
    if (typeof value === "number") return [value];
    if (Array.isArray(value))
      return (value as readonly Argument[]).map((one) =>
        number(one, "pos_weight"),
      );
    throw expected("pos_weight", "a number or a list of numbers", value);
  },
  write: (value) => (value === null ? null : { pos_weight: [...value] }),
  default: {
    kind: "signature",
    source: read("ops/nn_impl.py · weighted_cross_entropy_with_logits"),
  },
  samples: [[2], [1, 3]],
};

const hinge = phrase<"hingeLoss">({
  op: "hingeLoss",
  calls: ["tensorflow.losses.hinge_loss"],
  signature: signatureOf("tensorflow.losses.hinge_loss"),
  options: {
    form: fixed<OptionsOf<"hingeLoss">["form"]>(
      "binary",
      "each score is judged alone",
      at,
    ),
    labels: fixed<OptionsOf<"hingeLoss">["labels"]>(
      "zeroOne",
      "no is 0 and yes is 1; the loss makes them −1 and 1",
      at,
    ),
    axis: none,
    margin: fixed<number>(1, "max(0, 1 − y·x)", at),
    power: fixed<number>(1, "what remains is not squared", at),
    meanOverClasses: fixed<boolean>(false, "there are no classes", at),
    reduction,
  },
  claims,
  source: signed("tensorflow.losses.hinge_loss"),
});

export default [
  hinge,
  binary("nn.weighted_cross_entropy_with_logits", each, noSmoothing, {
    positiveWeight,
  }),
  crossEntropy("nn.sparse_softmax_cross_entropy_with_logits", {
    labels: numbers,
    axis: lastAxis,
    reduction: each,
    labelSmoothing: noSmoothing,
  }),
  ...["", "_v2"].map((version) =>
    crossEntropy(`nn.softmax_cross_entropy_with_logits${version}`, {
      labels: rows,
      axis: classAxis,
      reduction: each,
      labelSmoothing: noSmoothing,
    }),
  ),
  crossEntropy("losses.sparse_softmax_cross_entropy", {
    labels: numbers,
    axis: lastAxis,
    reduction,
    labelSmoothing: noSmoothing,
  }),
  crossEntropy("losses.softmax_cross_entropy", {
    labels: rows,
    axis: lastAxis,
    reduction,
    labelSmoothing: smoothing,
  }),
  binary("nn.sigmoid_cross_entropy_with_logits", each, noSmoothing),
  binary("losses.sigmoid_cross_entropy", reduction, smoothing),
  elementwise("mean_squared_error", "squared"),
  elementwise("absolute_difference", "absolute"),
  elementwise(
    "huber_loss",
    "huber",
    numberWord("delta", read(at), [1, 0.5]) as Word<number | null>,
  ),
];
