// A visitor's own numbers as a data set: classes out of labels, and a test split where the file has none.
import { DataError } from "./dataError.ts";
import type { Dataset, Split } from "./dataset.ts";
import { permutation, randomStream } from "./seeds.ts";

/** One truth per example: class numbers with their names, or numbers to predict. */
export interface Truth {
  readonly targets: Int32Array | Float32Array;
  /** Empty where the targets are numbers to predict. */
  readonly classes: readonly string[];
}

/** How many different whole numbers still make classes: more of them are numbers to predict. */
const mostClasses = 1000;

/** Labels are classes when they are words, or whole numbers from 0 that come up again and again. */
export function truthOf(labels: readonly (string | number)[]): Truth {
  const distinct = [...new Set(labels)];
  const words = distinct.some((label) => typeof label === "string");
  const whole = distinct.every(
    (label) => Number.isInteger(label) && Number(label) >= 0,
  );
  const repeated =
    distinct.length <= mostClasses &&
    distinct.length <= Math.max(2, labels.length / 2);
  if (!words && !(whole && repeated)) {
    return { targets: Float32Array.from(labels, Number), classes: [] };
  }
  const names = words
    ? distinct.map(String).toSorted()
    : classNumbers(distinct as number[]);
  const place = new Map(names.map((name, i) => [name, i]));
  return {
    targets: Int32Array.from(
      labels,
      (label) => place.get(String(label)) as number,
    ),
    classes: names,
  };
}

/** Class numbers without gaps keep their meaning: 0 to the largest. */
function classNumbers(distinct: readonly number[]): string[] {
  const largest = distinct.reduce((a, b) => Math.max(a, b), 0);
  return largest < mostClasses
    ? Array.from({ length: largest + 1 }, (_, i) => String(i))
    : distinct.toSorted((a, b) => a - b).map(String);
}

/** Takes examples out for the test at random, the same ones for the same seed. */
export function withTestSplit(
  whole: Split,
  size: number,
  share: number,
  seed: number,
): Pick<Dataset, "train" | "test"> {
  const order = permutation(whole.count, randomStream(seed, "split"));
  const tested = Math.round(whole.count * share);
  if (tested === 0 || tested === whole.count) {
    throw new DataError(
      `Expected enough examples to keep ${Math.round(share * 100)} % for the test. Received ${whole.count}.`,
    );
  }
  return {
    test: pick(whole, size, order.subarray(0, tested)),
    train: pick(whole, size, order.subarray(tested)),
  };
}

function pick(whole: Split, size: number, indices: Uint32Array): Split {
  const width = whole.targets.length / whole.count;
  return {
    count: indices.length,
    features: rowsOf(whole.features, indices, size),
    targets: rowsOf(whole.targets, indices, width),
  };
}

function rowsOf<Numbers extends Uint8Array | Int32Array | Float32Array>(
  values: Numbers,
  indices: Uint32Array,
  size: number,
): Numbers {
  const rows = values.slice(0, indices.length * size) as Numbers;
  indices.forEach((index, i) =>
    rows.set(values.subarray(index * size, (index + 1) * size), i * size),
  );
  return rows;
}
