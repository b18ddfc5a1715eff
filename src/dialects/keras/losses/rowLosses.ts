// Divergences, hinges, angles and counts, as classes and as functions.
import type { HingeLossOptions, OpName, Reduction } from "../../../ir/index.ts";
import { phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";
import { fuzz, plainClass, regressionClaims, summable } from "./elementwise.ts";
import {
  at,
  axisWord,
  functionReduction,
  reductionWord,
  sample,
} from "./rows.ts";

/** A loss as a class and as a function: they differ in how they reduce. */
function both<Name extends OpName>(
  op: Name,
  [name, lower]: readonly [string, string],
  reduction: Word<Reduction>,
  options: (reduction: Word<Reduction>) => Phrase<Name>["options"],
  [ofClass, ofFunction]: readonly [Versioned<string>, Versioned<string>] = [
    plainClass(lower),
    "y_true, y_pred",
  ],
): Phrase<Name>[] {
  const make = (
    call: string,
    signature: Versioned<string>,
    how: Word<Reduction>,
  ): Phrase<Name> =>
    phrase<Name>({
      op,
      calls: [`keras.losses.${call}`],
      signature,
      options: options(how),
      claims: regressionClaims,
      sample,
      source: executed(at),
    });
  return [
    make(name, ofClass, reduction),
    make(lower, ofFunction, functionReduction),
  ];
}

const lastAxis = (because: string): Word<number | null> =>
  fixed<number | null>(
    (context) => (context.inputs[0]?.length ?? 2) - 1,
    because,
    at,
  );

const divergences = both(
  "divergence",
  ["KLDivergence", "kl_divergence"],
  reductionWord,
  (reduction) => ({
    predictions: fixed<"probabilities" | "logProbabilities">(
      "probabilities",
      "both are probabilities",
      at,
    ),
    targets: fixed<"probabilities" | "logProbabilities">(
      "probabilities",
      "both are probabilities",
      at,
    ),
    clip: fuzz,
    axis: lastAxis("each example's last axis is one distribution"),
    reduction,
  }),
);

const poissons = both(
  "poissonLoss",
  ["Poisson", "poisson"],
  summable,
  (reduction) => ({
    predictions: fixed<"rates" | "logRates">(
      "rates",
      "the model answers with rates",
      at,
    ),
    epsilon: fuzz as Word<number>,
    full: fixed(false, "Stirling's term is left out", at),
    reduction,
  }),
);

const hinge = (
  form: HingeLossOptions["form"],
  power: number,
  reduction: Word<Reduction>,
): Phrase<"hingeLoss">["options"] => ({
  form: fixed(form, "the loss's name says it", at),
  labels: fixed<HingeLossOptions["labels"]>(
    form === "binary" ? "zeroOneOrSigned" : "oneHot",
    form === "binary"
      ? "labels of 0 and 1 are changed to −1 and 1 where a batch holds no others"
      : "targets are one-hot rows",
    at,
  ),
  axis:
    form === "binary"
      ? fixed<number | null>(null, "each score is judged alone", at)
      : lastAxis("classes stand on the last axis"),
  margin: fixed(1, "the margin is 1", at),
  power: fixed(power, "the loss's name says it", at),
  meanOverClasses: fixed(false, "one class is compared with the true one", at),
  reduction,
});

const hinges = [
  ...both("hingeLoss", ["Hinge", "hinge"], summable, (reduction) =>
    hinge("binary", 1, reduction),
  ),
  ...both(
    "hingeLoss",
    ["SquaredHinge", "squared_hinge"],
    summable,
    (reduction) => hinge("binary", 2, reduction),
  ),
  ...both(
    "hingeLoss",
    ["CategoricalHinge", "categorical_hinge"],
    reductionWord,
    (reduction) => hinge("worstOrZero", 1, reduction),
  ),
];

const cosine = (reduction: string, rest = ""): string =>
  `axis=-1, reduction='${reduction}', name='cosine_similarity'${rest}`;

const cosines = both(
  "cosineLoss",
  ["CosineSimilarity", "cosine_similarity"],
  reductionWord,
  (reduction) => ({
    axis: axisWord,
    normalized: fixed(true, "both are brought to length 1", at),
    epsilon: fuzz as Word<number>,
    offset: fixed(0, "the loss is minus the cosine", at),
    reduction,
  }),
  [
    byVersion(
      ["2.1.4", cosine("sum_over_batch_size")],
      ["2.4.0", cosine("auto")],
      ["3.0.0", cosine("sum_over_batch_size")],
      ["3.15.1", cosine("sum_over_batch_size", ", dtype=None")],
    ),
    "y_true, y_pred, axis=-1",
  ],
);

export const rowLosses = [
  ...divergences,
  ...poissons,
  ...hinges,
  ...cosines,
] as const;
