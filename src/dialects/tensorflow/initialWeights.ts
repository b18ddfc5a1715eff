// How a layer's argument, its variable scope or nobody says how a weight starts; fans as TensorFlow counts them.
import type { Fans, Initializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  PhraseError,
  type ConstructedObject,
  type Context,
  type Default,
  type Word,
} from "../phrase.ts";
import { compareVersions } from "../version.ts";
import { printArgument } from "../words.ts";
import {
  computeFans,
  constant,
  glorot,
  initializers,
  scaling,
  uncorrected,
} from "./initializers.ts";
import { read } from "./source.ts";

const byPath = new Map(
  initializers.flatMap((each) =>
    each.calls.map((call) => [call, each] as const),
  ),
);

/** The calls with no arguments, for defaults that a signature prints and for classes handed over unmade. */
const unmade = (text: string): ConstructedObject => ({
  path: text.replace(/^tf\./, "tensorflow.").replace(/\(\)$/, ""),
  argument: (name) => ({ uniform: true, value: 0 })[name],
});

export const SCOPE = "tensorflow.variable_scope.initializer";

/** The initialiser that an argument means; null where it leaves it to the variable scope. */
export function initializerOf(
  context: Context,
  value: Argument | undefined,
  parameter: string,
): Initializer | null {
  if (value === null || value === undefined) return null;
  const made =
    typeof value === "string"
      ? unmade(value)
      : typeof value === "object" && "object" in value
        ? context.object(value.object)
        : typeof value === "object" && "function" in value
          ? unmade(value.function)
          : undefined;
  const phrase = made && byPath.get(made.path);
  if (!made || !phrase)
    throw new PhraseError(
      `Expected ${parameter} to be an initialiser known here (${[...byPath.keys()].filter((each) => each.includes("initializer")).join(", ")}). Received ${printArgument(value)}${made ? ` (${made.path})` : ""}.`,
    );
  return corrected(phrase.read(made, []), context.version);
}

/** Before 1.10 cut normals are not corrected for the cut (read in the wheels of 1.9.0 and 1.10.1, ops/init_ops.py · VarianceScaling). */
const corrected = (value: Initializer, version: string): Initializer =>
  compareVersions(version, "1.10.0") < 0 ? uncorrected(value) : value;

const scoped = (context: Context): Initializer =>
  initializerOf(context, context.ambient(SCOPE)?.value ?? null, SCOPE) ??
  glorot;

/** The argument that hands over an initialiser's class, for those that need no numbers. */
function write(parameter: string) {
  return (value: Initializer): Readonly<Record<string, Argument>> | null => {
    for (const each of initializers) {
      const said = each.write(value);
      if (said && Object.keys(said.arguments).length === 0)
        return {
          [parameter]: { function: said.path.replace(/^tensorflow\./, "tf.") },
        };
    }
    return null;
  };
}

/** A kernel's initialiser: its argument, else the variable scope's, else Glorot-uniform. */
export function kernelInitializer(parameter: string): Word<Initializer> {
  const source = read(
    "ops/variable_scope.py · _VariableStore._get_default_initializer",
  );
  const fact: Default<Initializer> = {
    kind: "ambient",
    key: SCOPE,
    read: (value, context) => initializerOf(context, value, SCOPE) ?? glorot,
    otherwise: glorot,
    source,
  };
  return {
    from: [parameter],
    read: (context) =>
      initializerOf(context, context.argument(parameter), parameter) ??
      scoped(context),
    write: write(parameter),
    default: fact,
    samples: [constant(0), glorot, scaling(2, "in", "uniform")],
  };
}

/** An initialiser with a default of its own in the signature. */
export const statedInitializer = (
  parameter: string,
  where: string,
): Word<Initializer> => ({
  from: [parameter],
  read: (context) =>
    initializerOf(context, context.argument(parameter), parameter) ??
    scoped(context),
  write: write(parameter),
  default: { kind: "signature", source: read(where) },
  samples: [constant(0), constant(1)],
});

/** Weights that a program makes itself: how they start is said where they are made. */
export const ownInitializer: Word<Initializer> = {
  from: [],
  read: () => ({ kind: "given", what: "given by the program" }),
  write: () => null,
  default: {
    kind: "implied",
    value: { kind: "given", what: "given by the program" },
    because: "the variable says itself how it starts",
    source: read("ops/variables.py · Variable"),
  },
  samples: [],
};

export const fansOf =
  (role: string) =>
  (context: Context): Fans =>
    computeFans(context.weightShape(role) ?? []);
