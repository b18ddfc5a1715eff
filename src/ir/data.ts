// The data recipe: which examples a program trains on and in what order, as far as its code decides it.
import type { Effect } from "./op.ts";
import type { Setting } from "./setting.ts";
import type { DType, Layout, Shape } from "./shape.ts";

/** What happens to the examples that do not fill a last batch. */
export type Remainder = "keep" | "drop" | "wrap";

/** When the order of the training examples is drawn: anew each epoch, once, never, or by a queue of `buffer` examples. */
export type Order =
  | { readonly kind: "each epoch" | "once" | "never" }
  | { readonly kind: "queue"; readonly buffer: number };

/** A step of preprocessing, in the order it happens. */
export type Preprocessing =
  | { readonly step: "scale"; readonly factor: number }
  | { readonly step: "shift"; readonly offset: number }
  | { readonly step: "cast"; readonly dtype: DType }
  | { readonly step: "permute"; readonly axes: readonly number[] }
  | { readonly step: "reshape"; readonly shape: Shape };

/** What the accuracy at the end is measured on. */
export interface Evaluated {
  readonly split: "train" | "test";
  /** What happens to the last, incomplete batch of the evaluation. */
  readonly remainder: Remainder;
  /** How many examples that is, when the data set's size is known. */
  readonly examples: number | null;
}

export interface DataRecipeOptions {
  /** The data set's name (`cifar10`), or null when the program's arrays came from elsewhere. */
  dataset: string | null;
  batchSize: number;
  remainder: Remainder;
  order: Order;
  epochs: number;
  preprocessing: readonly Preprocessing[];
  layout: Layout | null;
  labels: "classIndex" | "oneHot" | "values";
  labelDtype: DType;
  evaluated: Evaluated | null;
  seed: number | null;
}

export type DataRecipe = {
  readonly [K in keyof DataRecipeOptions]: Setting<DataRecipeOptions[K]>;
};

/** One sentence per option, and what a difference in it changes. */
export const dataMeaning: {
  readonly [K in keyof DataRecipeOptions]: {
    says: string;
    effect: Exclude<Effect, "shape">;
  };
} = {
  dataset: {
    says: "Which examples the model learns from.",
    effect: "training",
  },
  batchSize: { says: "How many examples make one step.", effect: "training" },
  remainder: {
    says: "What happens to the examples that do not fill a last batch.",
    effect: "training",
  },
  order: { says: "When the examples are shuffled.", effect: "training" },
  epochs: {
    says: "How often the model sees all examples.",
    effect: "training",
  },
  preprocessing: {
    says: "What is done to the inputs before the model sees them.",
    effect: "values",
  },
  layout: {
    says: "Where the channels stand in the data.",
    effect: "speed only",
  },
  labels: {
    says: "Whether the truth is a class number or a one-hot row.",
    effect: "values",
  },
  labelDtype: { says: "The number type of the labels.", effect: "speed only" },
  evaluated: {
    says: "What the accuracy at the end is measured on.",
    effect: "training",
  },
  seed: {
    says: "The number from which all random draws follow.",
    effect: "initial weights",
  },
};
