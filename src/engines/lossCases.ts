// A small model for every loss in each of its forms, on learned predictions, so that its gradient is checked on every engine. The compiler asks for every form.
import type {
  BinaryCrossEntropyOptions,
  CosineLossOptions,
  CrossEntropyOptions,
  DivergenceOptions,
  HingeLossOptions,
  OptionsOf,
  PoissonLossOptions,
  Reduction,
  RegressionLossOptions,
} from "../ir/index.ts";
import type { Model } from "../ir/model.ts";
import { ModelDraft } from "./modelFixtures.ts";
import { learnedInput } from "./oneOp.ts";
import type { RandomStream } from "./step/random.ts";

/** How the truth is drawn. */
type Truth = (stream: RandomStream) => number;
export interface LossCase {
  readonly name: string;
  readonly model: Model;
  readonly truth: Truth;
}

const classes = 5;
const classIndex: Truth = (stream) => stream.bits() % classes;
const yes: Truth = (stream) => stream.bits() % 2;
const signed: Truth = (stream) => 2 * (stream.bits() % 2) - 1;
const count: Truth = (stream) => stream.bits() % 4;
const number: Truth = (stream) => stream.normal();

type LossName =
  | "crossEntropy"
  | "regressionLoss"
  | "binaryCrossEntropy"
  | "poissonLoss"
  | "divergence"
  | "hingeLoss"
  | "cosineLoss";

/** What is done to numbers of both signs before a loss takes them. */
type Given = "as it is" | "probabilities" | "logProbabilities" | "chances";

function made(draft: ModelDraft, value: string, given: Given): string {
  switch (given) {
    case "as it is":
      return value;
    case "chances":
      return draft.add(
        "activation",
        { function: "sigmoid", alpha: null },
        value,
      );
    case "probabilities":
    case "logProbabilities":
      return draft.add(
        "softmax",
        { axis: 1, log: given === "logProbabilities" },
        value,
      );
    default:
      given satisfies never;
      return value;
  }
}

function lossCase<Name extends LossName>(
  op: Name,
  form: string,
  options: OptionsOf<Name>,
  how: { predictions?: Given; targets?: Given; truth: Truth; rows?: boolean },
): LossCase {
  const draft = new ModelDraft();
  const scores = learnedInput(draft, [classes]);
  const predictions = made(draft, scores, how.predictions ?? "as it is");
  const truth = draft.input(how.rows === false ? [] : [classes]);
  const targets = made(draft, truth, how.targets ?? "as it is");
  const model = draft.judged(draft.add(op, options, predictions, targets));
  return { name: `${op}, ${form}`, model, truth: how.truth };
}

const keys = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  Object.keys(record) as Key[];

const entropy: CrossEntropyOptions = {
  predictions: "logits",
  labels: "classIndex",
  axis: 1,
  reduction: "mean",
  labelSmoothing: 0,
  ignoreIndex: null,
  clip: null,
  classWeights: null,
  weighting: "terms",
  weightedMean: "weights",
};
const bundles: Readonly<Record<CrossEntropyOptions["predictions"], Given>> = {
  logits: "as it is",
  probabilities: "probabilities",
  logProbabilities: "logProbabilities",
};
const weights = [1, 0.5, 2, 1, 3];
const crossEntropies: LossCase[] = [
  ...keys(bundles).flatMap((predictions) => [
    lossCase(
      "crossEntropy",
      `${predictions} and class numbers`,
      { ...entropy, predictions, ignoreIndex: 2 },
      { predictions: bundles[predictions], truth: classIndex, rows: false },
    ),
    lossCase(
      "crossEntropy",
      `${predictions} and rows, smoothed`,
      { ...entropy, predictions, labels: "oneHot", labelSmoothing: 0.1 },
      {
        predictions: bundles[predictions],
        targets: "probabilities",
        truth: number,
      },
    ),
  ]),
  ...(["terms", "examples"] as const).map((weighting) =>
    lossCase(
      "crossEntropy",
      `weighted by ${weighting}`,
      {
        ...entropy,
        labels: "oneHot",
        classWeights: weights,
        weighting,
        weightedMean: weighting === "terms" ? "weights" : "examples",
      },
      { targets: "probabilities", truth: number },
    ),
  ),
  lossCase(
    "crossEntropy",
    "clipped",
    { ...entropy, predictions: "probabilities", clip: 0.1 },
    { predictions: "probabilities", truth: classIndex, rows: false },
  ),
];

const regressions: Readonly<
  Record<RegressionLossOptions["function"], Partial<RegressionLossOptions>>
> = {
  squared: {},
  absolute: {},
  huber: { delta: 0.7 },
  logCosh: {},
  percentage: { epsilon: 0.1 },
  squaredLogarithms: { epsilon: 1e-3 },
};
const reductions: Readonly<Record<Reduction, true>> = {
  mean: true,
  sum: true,
  none: true,
  batchMean: true,
  exampleMean: true,
  exampleSum: true,
};
const regression: RegressionLossOptions = {
  function: "squared",
  delta: null,
  epsilon: null,
  factor: 0.5,
  reduction: "mean",
};
const elementwise: LossCase[] = [
  ...keys(regressions).map((name) =>
    lossCase(
      "regressionLoss",
      name,
      { ...regression, ...regressions[name], function: name },
      { truth: number },
    ),
  ),
  ...keys(reductions).map((reduction) =>
    lossCase(
      "regressionLoss",
      `reduced by ${reduction}`,
      { ...regression, reduction },
      { truth: number },
    ),
  ),
];

const binary: BinaryCrossEntropyOptions = {
  predictions: "logits",
  labels: "zeroOne",
  reduction: "mean",
  labelSmoothing: 0,
  clip: null,
  logFloor: null,
  positiveWeight: null,
};
const binaryLabels: Readonly<
  Record<BinaryCrossEntropyOptions["labels"], Truth>
> = { zeroOne: yes, signed };
const binaries: LossCase[] = [
  ...keys(binaryLabels).map((labels) =>
    lossCase(
      "binaryCrossEntropy",
      `logits, ${labels}`,
      { ...binary, labels },
      { truth: binaryLabels[labels] },
    ),
  ),
  lossCase(
    "binaryCrossEntropy",
    "probabilities, floored and smoothed",
    {
      ...binary,
      predictions: "probabilities",
      logFloor: -100,
      labelSmoothing: 0.2,
    },
    { predictions: "chances", truth: yes },
  ),
  lossCase(
    "binaryCrossEntropy",
    "probabilities, clipped",
    { ...binary, predictions: "probabilities", clip: 0.2 },
    { predictions: "chances", truth: yes },
  ),
  lossCase(
    "binaryCrossEntropy",
    "logits, yes counts more",
    { ...binary, positiveWeight: weights },
    { truth: yes },
  ),
];

const rates: Readonly<Record<PoissonLossOptions["predictions"], Given>> = {
  rates: "chances",
  logRates: "as it is",
};
const poissons = keys(rates).flatMap((predictions) =>
  [true, false].map((full) =>
    lossCase(
      "poissonLoss",
      `${predictions}${full ? ", with Stirling's term" : ""}`,
      { predictions, epsilon: 1e-3, full, reduction: "mean" },
      { predictions: rates[predictions], truth: count },
    ),
  ),
);

const sides: Readonly<Record<DivergenceOptions["predictions"], true>> = {
  probabilities: true,
  logProbabilities: true,
};
const divergences = keys(sides).flatMap((predictions) =>
  keys(sides).flatMap((targets) =>
    ([1, null] as const).map((axis) =>
      lossCase(
        "divergence",
        `${targets} from ${predictions}, ${axis === null ? "each number" : "rows"}`,
        {
          predictions,
          targets,
          axis,
          clip: predictions === targets && axis === 1 ? 0.05 : null,
          reduction: "mean",
        },
        { predictions, targets, truth: number },
      ),
    ),
  ),
);

const hinges: Readonly<Record<HingeLossOptions["form"], true>> = {
  binary: true,
  allClasses: true,
  worstClass: true,
  worstOrZero: true,
};
const hinge = (changes: Partial<HingeLossOptions>): HingeLossOptions => ({
  form: "binary",
  labels: "signed",
  axis: null,
  margin: 0.8,
  power: 1,
  meanOverClasses: false,
  reduction: "mean",
  ...changes,
});
const signs: Readonly<
  Record<Exclude<HingeLossOptions["labels"], "classIndex" | "oneHot">, Truth>
> = { signed, zeroOne: yes, zeroOneOrSigned: yes };
const margins: LossCase[] = [
  ...keys(signs).map((labels) =>
    lossCase(
      "hingeLoss",
      `binary, ${labels}, squared`,
      hinge({ labels, power: 2 }),
      { truth: signs[labels] },
    ),
  ),
  ...keys(hinges)
    .filter((form) => form !== "binary")
    .flatMap((form) => [
      lossCase(
        "hingeLoss",
        `${form}, class numbers`,
        hinge({ form, labels: "classIndex", axis: 1, meanOverClasses: true }),
        { truth: classIndex, rows: false },
      ),
      lossCase(
        "hingeLoss",
        `${form}, rows`,
        hinge({ form, labels: "oneHot", axis: 1 }),
        { targets: "probabilities", truth: number },
      ),
    ]),
];

const cosine = (changes: Partial<CosineLossOptions>): CosineLossOptions => ({
  axis: 1,
  normalized: true,
  epsilon: 1e-7,
  offset: 1,
  reduction: "mean",
  ...changes,
});
const angles = [true, false].map((normalized) =>
  lossCase(
    "cosineLoss",
    normalized ? "normalised" : "as it is",
    cosine({ normalized, offset: normalized ? 1 : 0 }),
    { truth: number },
  ),
);

export const lossCases: readonly LossCase[] = [
  ...crossEntropies,
  ...elementwise,
  ...binaries,
  ...poissons,
  ...divergences,
  ...margins,
  ...angles,
];
