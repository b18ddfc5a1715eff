// Neutral values in a learner's words: `3×3`, `1 on every side`, `drops the last partial batch`.
import {
  distribution,
  printClipping,
  printDistribution,
  printRate,
  printShape,
  spaced,
  type Clipping,
  type DataRecipeOptions,
  type Fans,
  type Initializer,
  type Padding,
  type Schedule,
  type Shape,
  type StatisticShare,
} from "../ir/index.ts";

/** Numbers without the dust of binary fractions; small ones as powers of ten: `0.25`, `1e-5`. */
export function plainNumber(value: number): string {
  const short = Number(value.toPrecision(6));
  return short !== 0 && Math.abs(short) < 1e-3
    ? short.toExponential()
    : String(short);
}

/** A factor as a person thinks of it: `÷ 255` where its inverse is whole. */
function scaleText(factor: number): string {
  const divisor = Number((1 / factor).toPrecision(10));
  return Number.isInteger(divisor) && divisor > 1
    ? `÷ ${divisor}`
    : `× ${plainNumber(factor)}`;
}

/** Large counts with commas: `50,000`. */
export const count = (value: number): string => value.toLocaleString("en-US");

/** Any neutral value, short. */
export function describe(value: unknown, option = ""): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return phrases[value] ?? spaced(value);
  if (isSchedule(value)) return printRate(value);
  if (isAfterFirst(value))
    return `the first batch whole, then ${plainNumber(value.afterFirst)}`;
  if (option === "clipping")
    return (
      (value as readonly Clipping[]).map(printClipping).join("; ") || "none"
    );
  if (option === "target") return printShape(value as Shape);
  if (Array.isArray(value))
    return value.every((part) => typeof part === "number")
      ? list(value, option)
      : JSON.stringify(value);
  if (isPadding(value)) return describePadding(value);
  return JSON.stringify(value);
}

const isAfterFirst = (
  value: unknown,
): value is Exclude<StatisticShare, number | null> =>
  typeof value === "object" && value !== null && "afterFirst" in value;

const phrases: Readonly<Record<string, string>> = {
  inGradient: "through the gradient",
  decoupled: "straight to the weight",
  channelsFirst: "channels first",
  channelsLast: "channels last",
  classIndex: "class numbers",
  oneHot: "one-hot rows",
  logProbabilities: "log-probabilities",
  outside: "√v + ε",
  inside: "√(v + ε)",
  corrected: "after the bias correction",
  hat: "before the bias correction",
};

const list = (value: readonly number[], option: string): string =>
  ["axes", "before", "after"].includes(option)
    ? `(${value.join(", ")})`
    : value.map(plainNumber).join("×");

const isSchedule = (value: object): value is Schedule => "curve" in value;

function isPadding(value: object): value is Padding {
  const kind = (value as { kind?: unknown }).kind;
  return kind === "same" || kind === "explicit";
}

export function describePadding(padding: Padding): string {
  if (padding.kind === "same")
    return padding.extra === "end" ? "same" : "same, the odd one first";
  const { before, after } = padding;
  const all = [...before, ...after];
  if (all.every((n) => n === all[0]))
    return all[0] === 0 || all.length === 0
      ? "none"
      : `${String(all[0])} on every side`;
  if (before.join() === after.join())
    return `${before.join("×")} on both sides`;
  const each = (amounts: readonly number[]) =>
    amounts.every((n) => n === amounts[0])
      ? String(amounts[0])
      : amounts.join("×");
  return `${each(before)} before, ${each(after)} after on every axis`;
}

/** The concrete law at these fans: `U(±0.1925)`. */
export const describeInitializer = (value: Initializer, fans: Fans): string =>
  printDistribution(distribution(value, fans));

/** One option of the data recipe. */
export function describeData<K extends keyof DataRecipeOptions>(
  option: K,
  value: DataRecipeOptions[K],
): string {
  if (value === null) return dataAbsent[option] ?? "not said";
  const describeOne = dataWords[option] as
    ((value: DataRecipeOptions[K]) => string) | undefined;
  return describeOne ? describeOne(value) : describe(value);
}

const dataAbsent: Partial<Record<keyof DataRecipeOptions, string>> = {
  dataset: "arrays from elsewhere",
  evaluated: "nothing",
  seed: "no seed",
  layout: "not said",
};

const remainders = {
  keep: "keeps the last partial batch",
  drop: "drops the last partial batch",
  wrap: "fills the last batch from the start",
} as const;

const dataWords: {
  [K in keyof DataRecipeOptions]?: (
    value: NonNullable<DataRecipeOptions[K]>,
  ) => string;
} = {
  remainder: (value) => remainders[value],
  order: (order) =>
    order.kind === "queue"
      ? `a queue of ${count(order.buffer)}`
      : order.kind === "never"
        ? "never shuffled"
        : `shuffled ${order.kind}`,
  evaluated: ({ split, remainder, examples }) =>
    `${examples === null ? "the" : `${count(examples)} of the`} ${split} examples${remainder === "drop" ? ", without the last partial batch" : remainder === "wrap" ? ", the last batch filled from the start" : ""}`,
  preprocessing: (steps) =>
    steps
      .map((step) => {
        switch (step.step) {
          case "scale":
            return scaleText(step.factor);
          case "shift":
            return step.offset < 0
              ? `− ${plainNumber(-step.offset)}`
              : `+ ${plainNumber(step.offset)}`;
          case "cast":
            return `to ${step.dtype}`;
          case "permute":
            return `axes (${step.axes.join(", ")})`;
          case "reshape":
            return `shape ${printShape(step.shape)}`;
          default:
            step satisfies never;
            return "";
        }
      })
      .join(", ") || "none",
};
