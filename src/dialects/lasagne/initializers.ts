// lasagne.init: objects, and the numbers, arrays and functions that a layer's arguments take in their place.
import type { Fans, Initializer, Source } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  only,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { expected, number } from "../words.ts";
import { inSource } from "./sources.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;

const path = (name: string): string => `lasagne.init.${name}`;
const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);
const constant = (value: number): Initializer => ({ kind: "constant", value });

/** `gain='relu'` is √2. */
const gainOf = (object: ConstructedObject): number =>
  object.argument("gain") === "relu" ? Math.SQRT2 : at(object, "gain");

function formula(
  name: string,
  fan: VarianceScaling["fan"],
  distribution: VarianceScaling["distribution"],
): InitializerPhrase {
  const scaled = (scale: number): VarianceScaling => ({
    kind: "varianceScaling",
    scale,
    fan,
    distribution,
  });
  return {
    calls: [path(name)],
    signature: "gain=1.0, c01b=False",
    // The square of a square root in the numbers people mean.
    read: (object) => scaled(Number((gainOf(object) ** 2).toPrecision(14))),
    write: (value) =>
      value.kind === "varianceScaling" &&
      value.fan === fan &&
      value.distribution === distribution
        ? {
            path: path(name),
            arguments: {
              gain: value.scale === 2 ? "relu" : Math.sqrt(value.scale),
            },
          }
        : null,
    samples: [scaled(1), scaled(2), scaled(4)],
    claims: {
      gain: elsewhere("the initialiser"),
      c01b: only(false),
    },
    source: inSource(
      `lasagne/init.py · ${name.startsWith("He") ? "He" : "Glorot"}.sample`,
    ),
  };
}

interface Plain {
  readonly name: string;
  readonly signature: string;
  readonly read: (object: ConstructedObject) => Initializer;
  readonly write: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
}

/** √3·std around the mean, a pair, or one number for both sides. */
function uniform(object: ConstructedObject): Initializer {
  const std = object.argument("std") ?? null;
  const range = object.argument("range") ?? 0.01;
  if (std !== null) {
    const half = Math.sqrt(3) * number(std, "std");
    const mean = at(object, "mean");
    return { kind: "uniform", low: mean - half, high: mean + half };
  }
  if (!Array.isArray(range)) {
    const half = number(range, "range");
    return { kind: "uniform", low: -half, high: half };
  }
  const [low, high] = (range as readonly Argument[]).map((each) =>
    number(each, "range"),
  );
  return { kind: "uniform", low: low ?? 0, high: high ?? 0 };
}

const plains: readonly Plain[] = [
  {
    name: "Constant",
    signature: "val=0.0",
    read: (object) => constant(at(object, "val")),
    write: (v) => (v.kind === "constant" ? { val: v.value } : null),
    samples: [constant(0), constant(0.1)],
  },
  {
    name: "Normal",
    signature: "std=0.01, mean=0.0",
    read: (object) => ({
      kind: "normal",
      mean: at(object, "mean"),
      std: at(object, "std"),
    }),
    write: (v) => (v.kind === "normal" ? { std: v.std, mean: v.mean } : null),
    samples: [
      { kind: "normal", mean: 0, std: 0.02 },
      { kind: "normal", mean: 1, std: 0.1 },
    ],
  },
  {
    name: "Uniform",
    signature: "range=0.01, std=None, mean=0.0",
    read: uniform,
    write: (v) => (v.kind === "uniform" ? { range: [v.low, v.high] } : null),
    samples: [
      { kind: "uniform", low: -0.1, high: 0.1 },
      { kind: "uniform", low: 0, high: 1 },
    ],
  },
  {
    name: "Orthogonal",
    signature: "gain=1.0",
    read: (object) => ({ kind: "orthogonal", gain: gainOf(object) }),
    write: (v) => (v.kind === "orthogonal" ? { gain: v.gain } : null),
    samples: [{ kind: "orthogonal", gain: 1 }],
  },
  {
    name: "Sparse",
    signature: "sparsity=0.1, std=0.01",
    read: () => ({
      kind: "given",
      what: "normal numbers in a share of the places, 0 in the others",
    }),
    write: () => null,
    samples: [],
  },
];

const plain = ({ name, write, ...rest }: Plain): InitializerPhrase => ({
  ...rest,
  calls: [path(name)],
  write: (value) => {
    const found = write(value);
    return found === null ? null : { path: path(name), arguments: found };
  },
  claims: Object.fromEntries(
    ["val", "std", "mean", "range", "gain", "sparsity"].map((each) => [
      each,
      elsewhere("the initialiser"),
    ]),
  ),
  source: inSource(`lasagne/init.py · ${name}.sample`),
});

const ownValues = "values that the program computes";
/** Values that the program made: theano.shared(array), or set_value. */
const given: InitializerPhrase = {
  calls: ["theano.shared"],
  signature: "value, name=None, strict=False, allow_downcast=None, **kwargs",
  read: () => ({ kind: "given", what: ownValues }),
  write: () => null,
  samples: [],
  claims: {},
  source: inSource("theano/compile/sharedvalue.py · shared"),
};

export const initializers: readonly InitializerPhrase[] = [
  formula("GlorotUniform", "average", "uniform"),
  formula("GlorotNormal", "average", "normal"),
  formula("HeUniform", "in", "uniform"),
  formula("HeNormal", "in", "normal"),
  ...plains.map(plain),
  given,
];

const byPath = new Map(
  initializers.flatMap((each) => each.calls.map((call) => [call, each])),
);

/** The initialiser that an argument says: an object, a number, an array or a function; undefined for a signature's own default. */
export function initializerOf(
  context: Context,
  value: Argument | undefined,
  parameter: string,
  shape: readonly number[],
): Initializer | undefined {
  if (typeof value === "number") return constant(value);
  if (typeof value === "string") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw expected(parameter, "an initialiser, an array or a number", value);
  if ("object" in value) {
    const object = context.object(value.object);
    const phrase = object && byPath.get(object.path);
    return phrase
      ? phrase.read(object, shape)
      : { kind: "given", what: ownValues };
  }
  const known = new Set(context.constant?.(value) ?? []);
  const [one] = known;
  return known.size === 1 && one !== undefined
    ? constant(one)
    : { kind: "given", what: ownValues };
}

/** The row of a layer's argument that says how one of its weights starts. */
export function initializerWord(
  parameter: string,
  fallback: Initializer,
  source: Source,
  weight = parameter,
): Word<Initializer> {
  return {
    from: [parameter],
    read: (context) =>
      initializerOf(
        context,
        context.argument(parameter),
        parameter,
        context.weightShape(weight) ?? [],
      ) ?? fallback,
    write: () => null,
    default: { kind: "signature", source },
    samples: [],
  };
}

export const glorotUniform: Initializer = {
  kind: "varianceScaling",
  scale: 1,
  fan: "average",
  distribution: "uniform",
};
export const zero = constant(0);

/** Lasagne counts fans by a weight's own first two axes: (in, out) of a matrix, (out, in) of a kernel. */
export const fansOf =
  (weight: string) =>
  (context: Context): Fans => {
    const [first = 1, second = 1, ...window] =
      context.weightShape(weight) ?? [];
    if (window.length === 0) return { fanIn: first, fanOut: second };
    const field = window.reduce((product, n) => product * n, 1);
    return { fanIn: second * field, fanOut: first * field };
  };
