// What torch's losses share: reductions in both spellings, class weights, and being a layer and a function.
import type { OpName, OptionsOf, Reduction } from "../../ir/index.ts";
import {
  input,
  only,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../phrase.ts";
import type { Versioned } from "../version.ts";
import { boolean, impliedWord } from "../words.ts";
import { choiceWord, has } from "./rows.ts";
import { inSource, signed } from "./sources.ts";

export const own = inSource("torch/nn/modules/loss.py");
export const named = <T>(value: T) =>
  impliedWord<T>(value, "the loss's name says it", own);

export const plainReduction = choiceWord<Reduction>(
  "reduction",
  { mean: "mean", sum: "sum", none: "none" },
  own,
);

/** `reduction`, or the older pair `size_average` and `reduce` where one of them is given (torch/nn/_reduction.py). */
export const reduction: Word<Reduction> = {
  from: ["reduction", "size_average", "reduce"],
  read: (context) => {
    const [average, reduce] = [
      context.argument("size_average") ?? null,
      context.argument("reduce") ?? null,
    ];
    if (average === null && reduce === null)
      return plainReduction.read(context);
    if (reduce !== null && !boolean(reduce, "reduce")) return "none";
    return average === null || boolean(average, "size_average")
      ? "mean"
      : "sum";
  },
  write: (value, context) => {
    if (has(context, "reduction")) return { reduction: value };
    return value === "none"
      ? { reduce: false }
      : { size_average: value === "mean", reduce: true };
  },
  default: {
    kind: "signature",
    source: inSource("torch/nn/_reduction.py · legacy_get_string"),
  },
  samples: ["mean", "sum", "none"],
};

/** HuberLoss came without the old pair. */
export const modernReduction: Word<Reduction> = { ...plainReduction };

/** Weights of single elements change what is learned: they are taken only where absent. */
export const unweighted: Readonly<Record<string, Claim>> = {
  weight: only(null),
};

interface Loss<Name extends OpName> {
  readonly op: Name;
  readonly layer: string;
  readonly functional: string;
  readonly layerSignature: Versioned<string>;
  readonly functionSignature: Versioned<string>;
  readonly options: Phrase<Name>["options"];
  readonly claims?: Readonly<Record<string, Claim>>;
}

export function pair<Name extends OpName>(loss: Loss<Name>): Phrase<Name>[] {
  const { op, options } = loss;
  const [layer, functional] = [
    `torch.nn.${loss.layer}`,
    `torch.nn.functional.${loss.functional}`,
  ];
  const claims = loss.claims ?? unweighted;
  const targets = { input, target: input, ...claims };
  return [
    phrase({
      op,
      calls: [layer],
      signature: loss.layerSignature,
      options,
      claims,
      source: signed(layer),
    }),
    phrase({
      op,
      calls: [functional],
      signature: loss.functionSignature,
      options,
      claims: targets,
      source: signed(functional),
    }),
  ];
}

/** The class axis: 1, or 0 for a single example. */
export const classAxis = impliedWord(
  (context: Context) => ((context.inputs[0]?.length ?? 2) > 1 ? 1 : 0),
  "torch's classes stand on axis 1",
  own,
);

/** A tensor of numbers that the program writes down: a weight per class, or for yes. */
export const numbersWord = (
  parameter: string,
): Word<readonly number[] | null> => ({
  from: [parameter],
  read: (context) => {
    const value = context.argument(parameter) ?? null;
    if (value === null) return null;
    const numbers =
      typeof value === "number" ? [value] : context.constant?.(value);
    if (!numbers)
      throw new PhraseError(
        `Expected ${parameter} to be a tensor of numbers that stand in the program, such as torch.tensor([1.0, 2.0]). Received one whose numbers only a real run knows.`,
      );
    return numbers;
  },
  write: (value) => (value === null ? { [parameter]: null } : null),
  default: { kind: "signature", source: own },
  samples: [null],
});

/** torch weights each class's own term; a mean over class numbers divides by the weights, one over rows of probabilities by the examples (torch/nn/modules/loss.py · CrossEntropyLoss). */
export const classWeights = {
  classWeights: numbersWord("weight"),
  weighting: impliedWord<OptionsOf<"crossEntropy">["weighting"]>(
    "terms",
    "a class's weight multiplies its own term",
    own,
  ),
  weightedMean: impliedWord<OptionsOf<"crossEntropy">["weightedMean"]>(
    (context: Context) =>
      context.inputs[0]?.length === context.inputs[1]?.length
        ? "examples"
        : "weights",
    "a weighted mean over class numbers divides by the weights, one over probabilities by the examples",
    own,
  ),
};
