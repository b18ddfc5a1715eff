// Gradients of losses against finite differences, for the forms that no golden of a framework shows.
import { describe, expect, it } from "vitest";
import type {
  CosineLossOptions,
  DivergenceOptions,
  HingeLossOptions,
  OptionsOf,
  Reduction,
} from "../../ir/index.ts";
import { ModelDraft } from "../modelFixtures.ts";
import { stream } from "../reference/fill.ts";
import { momentOf, runStep } from "../reference/train.ts";
import { lower } from "./lower.ts";

type LossName =
  | "regressionLoss"
  | "binaryCrossEntropy"
  | "poissonLoss"
  | "divergence"
  | "hingeLoss"
  | "cosineLoss";

const shape = [4, 5];
const size = 20;
const draws = (seed: number, low: number, high: number): Float64Array => {
  const next = stream(seed);
  return Float64Array.from(
    { length: size },
    () => low + ((next() + 1) / 2) * (high - low),
  );
};
const hot = Float64Array.from({ length: size }, (_, i) =>
  i % 5 === [2, 0, 4, 1][Math.floor(i / 5)] ? 1 : 0,
);

interface Case<Name extends LossName = LossName> {
  readonly op: Name;
  readonly options: OptionsOf<Name>;
  readonly predictions: Float64Array;
  readonly targets: Float64Array;
}

/** The largest distance between our gradient and the slope of the loss, over all predictions. */
function worst({ op, options, predictions, targets }: Case): number {
  const draft = new ModelDraft();
  const value = draft.add("parameter", { shape });
  const target = draft.add("parameter", { shape });
  const model = draft.judged(draft.add(op, options, value, target));
  const graph = lower(model, { purpose: "gradients" });
  const [entry, other] = graph.state;
  if (!entry || !other)
    throw new Error("Expected predictions and targets to be learned.");
  const at = (numbers: Float64Array) =>
    runStep(
      graph,
      { [entry.name]: numbers, [other.name]: targets },
      { size: 4, arrays: {} },
      momentOf(1),
    ).outputs;
  const ours = at(predictions)[`gradient:${entry.parameter}`]?.data;
  const step = 1e-6;
  const moved = (i: number, by: number): number => {
    const numbers = predictions.slice();
    numbers[i] = (numbers[i] ?? NaN) + by;
    return at(numbers)["loss"]?.data[0] ?? NaN;
  };
  return Math.max(
    ...Array.from(predictions, (_, i) => {
      const slope = (moved(i, step) - moved(i, -step)) / (2 * step);
      return (
        Math.abs(slope - (ours?.[i] ?? NaN)) / Math.max(1, Math.abs(slope))
      );
    }),
  );
}

const hinge = (changes: Partial<HingeLossOptions>): HingeLossOptions => ({
  form: "worstClass",
  labels: "oneHot",
  axis: 1,
  margin: 1,
  power: 1,
  meanOverClasses: false,
  reduction: "mean",
  ...changes,
});
const cosine = (changes: Partial<CosineLossOptions>): CosineLossOptions => ({
  axis: 1,
  normalized: true,
  epsilon: 1e-7,
  offset: 1,
  reduction: "mean",
  ...changes,
});
const apart = (changes: Partial<DivergenceOptions>): DivergenceOptions => ({
  predictions: "probabilities",
  targets: "probabilities",
  clip: null,
  axis: 1,
  reduction: "mean",
  ...changes,
});
const scores = draws(1, -2, 2);
const chances = draws(2, 0.1, 0.9);
const reductions: readonly Reduction[] = [
  "mean",
  "sum",
  "none",
  "batchMean",
  "exampleMean",
  "exampleSum",
];

const cases: Readonly<Record<string, Case>> = {
  "the worst wrong class": {
    op: "hingeLoss",
    options: hinge({}),
    predictions: scores,
    targets: hot,
  },
  "the worst wrong class, squared": {
    op: "hingeLoss",
    options: hinge({ power: 2, margin: 0.5 }),
    predictions: scores,
    targets: hot,
  },
  "the worst of the wrong classes and zero": {
    op: "hingeLoss",
    options: hinge({ form: "worstOrZero" }),
    predictions: scores,
    targets: hot,
  },
  "all wrong classes": {
    op: "hingeLoss",
    options: hinge({ form: "allClasses", power: 2 }),
    predictions: scores,
    targets: hot,
  },
  "a binary hinge of zeros and ones": {
    op: "hingeLoss",
    options: hinge({ form: "binary", axis: null, labels: "zeroOne" }),
    predictions: scores,
    targets: hot,
  },
  "a cosine": {
    op: "cosineLoss",
    options: cosine({}),
    predictions: scores,
    targets: draws(3, -1, 1),
  },
  "a product without lengths": {
    op: "cosineLoss",
    options: cosine({ normalized: false }),
    predictions: scores,
    targets: draws(3, -1, 1),
  },
  "a divergence of probabilities": {
    op: "divergence",
    options: apart({}),
    predictions: chances,
    targets: draws(4, 0.1, 0.9),
  },
  "a divergence cut below": {
    op: "divergence",
    options: apart({ clip: 0.05 }),
    predictions: chances,
    targets: hot,
  },
  ...Object.fromEntries(
    reductions.map((reduction) => [
      `counts, ${reduction}`,
      {
        op: "poissonLoss",
        options: { predictions: "rates", epsilon: 0.01, full: true, reduction },
        predictions: chances,
        targets: draws(5, 0, 6),
      } satisfies Case<"poissonLoss">,
    ]),
  ),
  "weights of yes among probabilities": {
    op: "binaryCrossEntropy",
    options: {
      predictions: "probabilities",
      labels: "zeroOne",
      reduction: "mean",
      labelSmoothing: 0,
      clip: null,
      logFloor: null,
      positiveWeight: [1, 2, 3, 4, 5],
    },
    predictions: chances,
    targets: hot,
  },
};

describe("gradients of losses are their slopes", () => {
  it.each(Object.entries(cases))("%s", (_name, test) => {
    expect(worst(test)).toBeLessThan(1e-6);
  });
});
