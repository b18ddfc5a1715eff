// One option's setting: stated, or filled in by the row's default with origin and source.
import type { Setting, Span } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import { PhraseError, type Context, type Word } from "./phrase.ts";
import { ReadError } from "./readError.ts";
import { atVersion } from "./version.ts";
import { printArgument } from "./words.ts";

/** `padding=1`, `kernel_size=(3, 3)`: arguments in the dialect's words. */
export function printArguments(
  values: Readonly<Record<string, Argument | undefined>>,
): string {
  return Object.entries(values)
    .filter((entry): entry is [string, Argument] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${printArgument(value)}`)
    .join(", ");
}

/** The setting of one option. Never leaves an option without a value: a row without default that nobody stated throws. */
export function settle<T>(
  word: Word<T>,
  context: Context,
  span: Span | undefined,
  what: string,
): Setting<T> {
  try {
    if (word.from.some((name) => context.stated(name)))
      return stated(word, context, span);
    return filledIn(word, context);
  } catch (error) {
    if (error instanceof PhraseError)
      throw new ReadError(`${what}: ${error.message}`, span ?? null);
    throw error;
  }
}

function stated<T>(
  word: Word<T>,
  context: Context,
  span: Span | undefined,
): Setting<T> {
  const names = word.from.filter((name) => context.stated(name));
  const words = printArguments(
    Object.fromEntries(names.map((name) => [name, context.argument(name)])),
  );
  return {
    value: word.read(context),
    origin: "stated",
    words,
    parameters: word.from,
    ...(span && { span }),
    source: word.default.source,
  };
}

function filledIn<T>(word: Word<T>, context: Context): Setting<T> {
  const { default: fact } = word;
  const own = (value: T) => printArguments(word.write(value, context) ?? {});
  const common = { parameters: word.from, source: fact.source };
  switch (fact.kind) {
    case "signature": {
      const words = printArguments(
        Object.fromEntries(
          word.from.map((name) => [name, context.argument(name)]),
        ),
      );
      return { value: word.read(context), origin: "default", words, ...common };
    }
    case "derived": {
      const value = fact.value(context);
      return {
        value,
        origin: "derived",
        words: own(value),
        because: fact.because,
        ...common,
      };
    }
    case "ambient": {
      const found = context.ambient(fact.key);
      if (!found)
        return {
          value: fact.otherwise,
          origin: "default",
          words: own(fact.otherwise),
          ...common,
        };
      const value = fact.read(found.value, context);
      return {
        value,
        origin: "ambient",
        words: own(value),
        because: `${fact.key} was set to ${printArgument(found.value)}`,
        ...(found.span && { span: found.span }),
        ...common,
      };
    }
    case "implied": {
      const value =
        typeof fact.value === "function"
          ? (fact.value as (context: Context) => T)(context)
          : atVersion(fact.value, context.version);
      return {
        value,
        origin: "implied",
        words: own(value),
        because: fact.because,
        ...common,
      };
    }
    default:
      fact satisfies never;
      throw new PhraseError("Expected a known kind of default.");
  }
}
