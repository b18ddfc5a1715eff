// Makes the arrays of one batch out of stored examples, as the recipe says: preprocessing, channel order, label form.
import type { DataRecipeOptions, DType } from "../ir/index.ts";
import type { Dataset, Split } from "./dataset.ts";
import { inputForm, isFloat, type InputForm } from "./preprocess.ts";

export * from "./order.ts";

/** The part of a data recipe that decides what a batch holds. */
export type BatchForm = Pick<
  DataRecipeOptions,
  "preprocessing" | "layout" | "labels"
> & {
  /** How many classes a one-hot row has; the data set's own number when not said. */
  readonly classes?: number;
};

export interface Batch {
  readonly count: number;
  /** Whole numbers (indices of an embedding) stay whole; all else is float32. */
  readonly x: Float32Array | Int32Array;
  readonly xShape: readonly number[];
  /** Class indices as int32; one-hot rows and values as float32. */
  readonly y: Float32Array | Int32Array;
  readonly yShape: readonly number[];
}

/** Makes batches of one split; prepared once, because every step calls it. */
export type BatchMaker = (indices: ArrayLike<number>) => Batch;

export function batchMaker(
  split: Split,
  dataset: Pick<Dataset, "featureShape" | "layout" | "classes">,
  form: BatchForm,
): BatchMaker {
  const { features } = split;
  const input = inputForm(
    dataset,
    storedDtype(features),
    form.layout,
    form.preprocessing,
  );
  const size = dataset.featureShape.reduce((product, n) => product * n, 1);
  const fill = filler(features, input, size);
  const label = labeller(
    split,
    form.labels,
    form.classes ?? dataset.classes.length,
  );
  return (indices) => {
    requireIndices(indices, split.count);
    const count = indices.length;
    const length = count * size;
    const x = isWhole(input.dtype)
      ? new Int32Array(length)
      : new Float32Array(length);
    for (let i = 0; i < count; i++)
      fill(x, i * size, (indices[i] as number) * size);
    return { count, x, xShape: input.shape(count), ...label(indices) };
  };
}

/** One batch; where many are made of one split, prepare a `batchMaker`. */
export function makeBatch(
  split: Split,
  dataset: Pick<Dataset, "featureShape" | "layout" | "classes">,
  indices: ArrayLike<number>,
  form: BatchForm,
): Batch {
  return batchMaker(split, dataset, form)(indices);
}

function storedDtype(features: Split["features"]): DType {
  if (features instanceof Uint8Array) return "uint8";
  return features instanceof Int32Array ? "int32" : "float32";
}

/** Pictures that nobody cast to floats are fed as floats all the same, as every framework does at its first layer. */
function isWhole(dtype: DType): boolean {
  return !isFloat(dtype) && dtype !== "uint8" && dtype !== "bool";
}

type Fill = (to: Float32Array | Int32Array, at: number, source: number) => void;

/** Copies one example. Bytes have only 256 values, so their conversion is a table. */
function filler(
  features: Split["features"],
  { from, convert }: InputForm,
  size: number,
): Fill {
  const values =
    features instanceof Uint8Array
      ? Float64Array.from({ length: 256 }, (_, byte) => convert(byte))
      : null;
  const of = values ? (value: number) => values[value] as number : convert;
  return from
    ? (to, at, source) => {
        for (let i = 0; i < size; i++)
          to[at + i] = of(features[source + (from[i] as number)] as number);
      }
    : (to, at, source) => {
        for (let i = 0; i < size; i++)
          to[at + i] = of(features[source + i] as number);
      };
}

type Labels = Pick<Batch, "y" | "yShape">;

function labeller(
  { targets, count }: Split,
  labels: BatchForm["labels"],
  classes: number,
): (indices: ArrayLike<number>) => Labels {
  if (labels === "values") {
    const size = targets.length / Math.max(count, 1);
    return (indices) => targetsAs(Float32Array, targets, indices, size);
  }
  if (!(targets instanceof Int32Array)) {
    throw new RangeError(
      `Expected a data set of classes for labels of form ${labels}. Received one whose targets are numbers to predict.`,
    );
  }
  return labels === "classIndex"
    ? (indices) => targetsAs(Int32Array, targets, indices, 1)
    : (indices) => oneHot(targets, indices, classes);
}

function targetsAs(
  form: typeof Float32Array | typeof Int32Array,
  targets: Split["targets"],
  indices: ArrayLike<number>,
  size: number,
): Labels {
  const length = indices.length * size;
  const y = new form(length);
  for (let i = 0; i < length; i++) {
    const example = indices[Math.floor(i / size)] as number;
    y[i] = targets[example * size + (i % size)] as number;
  }
  return { y, yShape: size === 1 ? [indices.length] : [indices.length, size] };
}

function oneHot(
  targets: Int32Array,
  indices: ArrayLike<number>,
  classes: number,
): Labels {
  const y = new Float32Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) {
    const label = targets[indices[i] as number] as number;
    if (label < 0 || label >= classes) {
      throw new RangeError(
        `Expected labels from 0 to ${classes - 1} for one-hot rows of ${classes}. Received ${label} at example ${indices[i]}.`,
      );
    }
    y[i * classes + label] = 1;
  }
  return { y, yShape: [indices.length, classes] };
}

function requireIndices(indices: ArrayLike<number>, count: number): void {
  for (let i = 0; i < indices.length; i++) {
    if (!((indices[i] as number) < count)) {
      throw new RangeError(
        `Expected indices below ${count}, the number of examples. Received ${indices[i]}.`,
      );
    }
  }
}
