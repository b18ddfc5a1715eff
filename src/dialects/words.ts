// The common kinds of rows: numbers, booleans, tuples of the window's rank, options that no parameter says.
import type { Source } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import {
  PhraseError,
  type Context,
  type Default,
  type Word,
} from "./phrase.ts";
import type { Versioned } from "./version.ts";

const signature = (source: Source): Default<never> => ({
  kind: "signature",
  source,
});

/** An argument as a person wrote it, for messages and for `Setting.words`: `'same'`, `(2, 2)`, `None`. */
export function printArgument(value: Argument): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `'${value}'`;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value.length === 1
      ? `(${printArgument(value[0] as Argument)},)`
      : `(${value.map(printArgument).join(", ")})`;
  return printSpecial(
    value as Exclude<
      Argument,
      null | boolean | string | number | readonly Argument[]
    >,
  );
}

function printSpecial(
  value: Exclude<
    Argument,
    null | boolean | string | number | readonly Argument[]
  >,
): string {
  if ("float" in value) return `float('${value.float}')`;
  if ("dim" in value) return value.dim === 1 ? "N" : `${value.dim}*N`;
  if ("dtype" in value) return value.dtype;
  if ("function" in value) return value.function;
  if ("slice" in value)
    return value.slice
      .map((each) => (each === null ? "" : printArgument(each)))
      .join(":");
  if ("dict" in value)
    return `{${value.dict.map(([key, each]) => `${printArgument(key)}: ${printArgument(each)}`).join(", ")}}`;
  if ("ellipsis" in value) return "...";
  if ("unknown" in value) return `<${value.unknown}>`;
  return "tensor" in value
    ? "<tensor>"
    : "parameter" in value
      ? "<parameter>"
      : "<object>";
}

export function number(value: Argument | undefined, parameter: string): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  throw expected(parameter, "a number", value);
}

export function boolean(
  value: Argument | undefined,
  parameter: string,
): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  throw expected(parameter, "True or False", value);
}

/** A tuple of `rank` numbers; one number stands for all. */
export function tuple(
  value: Argument | undefined,
  rank: number,
  parameter: string,
): readonly number[] {
  if (typeof value === "number") return Array<number>(rank).fill(value);
  if (Array.isArray(value)) {
    const list = (value as readonly Argument[]).map((each) =>
      number(each, parameter),
    );
    if (list.length === rank) return list;
    if (list.length === 1) return Array<number>(rank).fill(list[0] ?? 0);
  }
  throw expected(parameter, `a number or a tuple of ${rank}`, value);
}

export function expected(
  parameter: string,
  what: string,
  value: Argument | undefined,
): PhraseError {
  return new PhraseError(
    `Expected ${parameter} to be ${what}. Received ${parameter}=${value === undefined ? "nothing" : printArgument(value)}.`,
  );
}

/** A row that reads one parameter as it stands. */
export function plain<T extends Argument>(
  parameter: string,
  check: (value: Argument | undefined, parameter: string) => T,
  source: Source,
  samples: readonly T[],
): Word<T> {
  return {
    from: [parameter],
    read: (context) => check(context.argument(parameter), parameter),
    write: (value) => ({ [parameter]: value }),
    default: signature(source),
    samples,
  };
}

export const numberWord = (
  parameter: string,
  source: Source,
  samples: readonly number[] = [0, 1, 3, 0.25],
): Word<number> => plain(parameter, number, source, samples);
export const booleanWord = (parameter: string, source: Source): Word<boolean> =>
  plain(parameter, boolean, source, [true, false]);

/** A row for a tuple with one entry per spatial axis. */
export function tupleWord(
  parameter: string,
  rank: number,
  source: Source,
): Word<readonly number[]> {
  const samples = [
    Array<number>(rank).fill(2),
    Array.from({ length: rank }, (_, i) => i + 1),
  ];
  return {
    from: [parameter],
    read: (context) => tuple(context.argument(parameter), rank, parameter),
    write: (value) => ({
      [parameter]: new Set(value).size === 1 ? (value[0] ?? 0) : [...value],
    }),
    default: signature(source),
    samples,
  };
}

/** A row that no parameter says: never read, never written, so it fits wherever its value does. */
export type ImpliedWord<T> = Omit<Word<T>, "read" | "write"> & {
  readonly read: () => never;
  readonly write: () => null;
};

/** An option that no parameter says: the framework always does this. */
export function impliedWord<T>(
  value: Versioned<T> | ((context: Context) => T),
  because: string,
  source: Source,
): ImpliedWord<T> {
  return {
    from: [],
    read: () => {
      throw new PhraseError(
        "Expected an implied option never to be read from arguments.",
      );
    },
    write: () => null,
    default: { kind: "implied", value, because, source },
    samples: [],
  };
}
