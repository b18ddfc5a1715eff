// The losses that output operators stand for (their gradient comes whatever is above), and what the optimiser multiplies them by.
import type { OptionsOf } from "../../ir/index.ts";
import { noEpsilon, plainBinary, unweightedClasses } from "../lossRows.ts";
import { elsewhere, phrase, type Phrase, type Word } from "../phrase.ts";
import { boolean, expected, impliedWord, number } from "../words.ts";
import { gradientClaims, outputAxis } from "./ops/softmax.ts";
import { operator } from "./rows.ts";
import { inSource } from "./sources.ts";

const own = inSource(
  "src/operator/softmax_output-inl.h · SoftmaxOutputOp::Backward",
);
const module = inSource(
  "python/mxnet/module/module.py · Module.init_optimizer",
);

type CrossEntropy = OptionsOf<"crossEntropy">;

const labels = impliedWord<CrossEntropy["labels"]>(
  (context) =>
    context.inputs[0]?.length === context.inputs[1]?.length
      ? "oneHot"
      : "classIndex",
  "labels of the answers' own shape are probabilities, others class numbers",
  own,
);

const classes = (size: unknown): number =>
  typeof size === "number" && size > 1 ? size : 2;

/** `smooth_alpha` leaves 1 − α on the true class; the neutral smoothing spreads over all classes, the true one too. */
const smoothing: Word<number> = {
  from: ["smooth_alpha"],
  read: (context) => {
    const n = classes(context.inputs[0]?.[outputAxis.read(context)]);
    const alpha = number(context.argument("smooth_alpha"), "smooth_alpha");
    return Number(((alpha * n) / (n - 1)).toPrecision(12));
  },
  write: (value, context) => {
    const n = classes(context.inputs[0]?.[outputAxis.read(context)]);
    return { smooth_alpha: (value * (n - 1)) / n };
  },
  default: { kind: "signature", source: own },
  samples: [0],
};

const ignoreIndex: Word<number | null> = {
  from: ["use_ignore", "ignore_label"],
  read: (context) =>
    boolean(context.argument("use_ignore"), "use_ignore")
      ? number(context.argument("ignore_label"), "ignore_label")
      : null,
  write: (value) =>
    value === null
      ? { use_ignore: false }
      : { use_ignore: true, ignore_label: value },
  default: { kind: "signature", source: own },
  samples: [null, -1, 0],
};

const softmaxOutput = operator(
  "SoftmaxOutput",
  {
    op: "crossEntropy",
    options: {
      predictions: impliedWord<CrossEntropy["predictions"]>(
        "probabilities",
        "its gradient p − y is that of cross-entropy on the probabilities it answers with",
        own,
      ),
      labels,
      axis: outputAxis,
      reduction: impliedWord<CrossEntropy["reduction"]>(
        "none",
        "each example's gradient is p − y, not divided by how many there are",
        own,
      ),
      labelSmoothing: smoothing,
      ignoreIndex,
      clip: impliedWord<number | null>(null, "no probability is cut", own),
      ...unweightedClasses(own),
    },
    claims: {
      ...gradientClaims,
      normalization: elsewhere(
        "checked while recording: only 'null' and 'batch' are read",
      ),
    },
  },
  ".backward",
);

const regression = inSource("src/operator/regression_output-inl.h");
type Regression = OptionsOf<"regressionLoss">;

const squared = (name: string, kind: Regression["function"], factor: number) =>
  operator(
    name,
    {
      op: "regressionLoss",
      options: {
        function: impliedWord<Regression["function"]>(
          kind,
          kind === "squared"
            ? "its gradient is prediction − label"
            : "its gradient is the sign of prediction − label",
          regression,
        ),
        delta: impliedWord<number | null>(null, "it does not bend", regression),
        epsilon: noEpsilon(regression),
        factor: impliedWord(
          factor,
          "its gradient has no factor of two",
          regression,
        ),
        reduction: impliedWord<Regression["reduction"]>(
          "none",
          "each element has its own gradient",
          regression,
        ),
      },
      claims: { grad_scale: elsewhere("the factor after the loss") },
    },
    ".backward",
  );

const logistic = operator(
  "LogisticRegressionOutput",
  {
    op: "binaryCrossEntropy",
    options: {
      predictions: impliedWord<"logits" | "probabilities">(
        "probabilities",
        "its gradient p − y is that of binary cross-entropy on the probabilities it answers with",
        regression,
      ),
      reduction: impliedWord<Regression["reduction"]>(
        "none",
        "each element has its own gradient",
        regression,
      ),
      ...plainBinary(regression),
      labelSmoothing: impliedWord(0, "labels stay as they are", regression),
      clip: impliedWord<number | null>(
        null,
        "no probability is cut",
        regression,
      ),
      logFloor: impliedWord<number | null>(
        null,
        "no logarithm is cut",
        regression,
      ),
    },
    claims: { grad_scale: elsewhere("the factor after the loss") },
  },
  ".backward",
);

/** Gradients are sums over the batch; `rescale_grad` divides them by its size where Module sets it. */
const rescaled: Word<OptionsOf<"reduce">["function"]> = {
  from: ["rescale_grad"],
  read: (context) => {
    const value = context.argument("rescale_grad");
    if (value === "1/batch_size") return "mean";
    if (value === 1) return "sum";
    throw expected("rescale_grad", "1 or 1/batch_size", value);
  },
  write: (value) =>
    value === "mean"
      ? { rescale_grad: "1/batch_size" }
      : value === "sum"
        ? { rescale_grad: 1 }
        : null,
  default: { kind: "signature", source: module },
  samples: ["mean", "sum"],
};

const rescale: Phrase<"reduce"> = phrase({
  op: "reduce",
  calls: ["mxnet.optimizer.Optimizer.rescale_grad"],
  signature: "rescale_grad=1.0",
  options: {
    function: rescaled,
    axes: impliedWord<readonly number[]>(
      (context) => (context.inputs[0] ?? []).map((_, i) => i),
      "gradients of all examples are added up",
      module,
    ),
    keepDims: impliedWord(false, "one number is left", module),
  },
  claims: {},
  source: module,
});

export default [
  ...softmaxOutput,
  ...squared("LinearRegressionOutput", "squared", 0.5),
  ...squared("MAERegressionOutput", "absolute", 1),
  ...logistic,
  rescale,
] as readonly unknown[] as readonly Phrase[];
