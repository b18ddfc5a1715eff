// Initialisers: jax.nn.initializers by call, by name, and the laws of arrays that a program draws itself.
import { cutNormal, type Initializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  only,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { expected, number, printArgument } from "../words.ts";
import { inFlax, inJax } from "./sources.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;

export const scaling = (
  scale: number,
  fan: VarianceScaling["fan"],
  distribution: VarianceScaling["distribution"],
): VarianceScaling => ({ kind: "varianceScaling", scale, fan, distribution });

const source = inJax("jax/_src/nn/initializers.py");
const path = (name: string): string => `jax.nn.initializers.${name}`;
const same = (a: Initializer, b: Initializer): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const claims: Readonly<Record<string, Claim>> = {
  in_axis: only(-2),
  out_axis: only(-1),
  batch_axis: only([]),
  column_axis: only(-1),
  dtype: only(null, { dtype: "float32" }),
  key: elsewhere("a random key; weights are drawn from the run's seed here"),
  shape: elsewhere("the weight's shape"),
  out_sharding: ignored("it says where the weight lies on devices"),
  mode: elsewhere("which fan counts"),
  distribution: elsewhere("the law"),
};

/** Functions without numbers of their own. */
const formulas: Readonly<Record<string, VarianceScaling>> = {
  lecun_normal: scaling(1, "in", "truncatedNormal"),
  lecun_uniform: scaling(1, "in", "uniform"),
  he_normal: scaling(2, "in", "truncatedNormal"),
  he_uniform: scaling(2, "in", "uniform"),
  glorot_normal: scaling(1, "average", "truncatedNormal"),
  glorot_uniform: scaling(1, "average", "uniform"),
};
const axesOf = "in_axis=-2, out_axis=-1, batch_axis=()";

const say = (
  call: string,
  signature: string,
  read: InitializerPhrase["read"],
  arguments_: (value: Initializer) => Readonly<Record<string, Argument>> | null,
  samples: readonly Initializer[],
  own: Readonly<Record<string, Claim>> = {},
): InitializerPhrase => ({
  calls: [call],
  signature,
  read,
  write: (value) => {
    const found = arguments_(value);
    return found && { path: call, arguments: found };
  },
  samples,
  claims: { ...claims, ...own },
  source,
});

const at = (object: ConstructedObject, parameter: string): number =>
  number(object.argument(parameter), parameter);

const formulaPhrases = Object.entries(formulas).map(([name, meaning]) =>
  say(
    path(name),
    `${axesOf}, dtype=None`,
    () => meaning,
    (value) => (same(value, meaning) ? {} : null),
    [meaning],
  ),
);

const modes: Readonly<Record<string, VarianceScaling["fan"]>> = {
  fan_in: "in",
  fan_out: "out",
  fan_avg: "average",
};
const laws: Readonly<Record<string, VarianceScaling["distribution"]>> = {
  truncated_normal: "truncatedNormal",
  normal: "normal",
  uniform: "uniform",
};

function among<T>(
  table: Readonly<Record<string, T>>,
  object: ConstructedObject,
  parameter: string,
): T {
  const value = object.argument(parameter);
  const found = typeof value === "string" ? table[value] : undefined;
  if (found === undefined)
    throw expected(
      parameter,
      Object.keys(table)
        .map((each) => `'${each}'`)
        .join(" or "),
      value,
    );
  return found;
}

const nameIn = <T>(table: Readonly<Record<string, T>>, value: T): string =>
  Object.keys(table).find((name) => table[name] === value) ?? "";

const plainNormal = say(
  path("normal"),
  "stddev=0.01, dtype=None",
  (object) => ({ kind: "normal", mean: 0, std: at(object, "stddev") }),
  (v) => (v.kind === "normal" && v.mean === 0 ? { stddev: v.std } : null),
  [{ kind: "normal", mean: 0, std: 0.02 }],
);

/** A normal cut at so many of its own standard deviations. */
const cut = (
  object: ConstructedObject,
  std: number,
): Extract<Initializer, { kind: "truncatedNormal" }> => ({
  kind: "truncatedNormal",
  mean: 0,
  std,
  low: at(object, "lower") * std,
  high: at(object, "upper") * std,
});

const constant = (value: number): Initializer => ({ kind: "constant", value });

export const initializers: readonly InitializerPhrase[] = [
  ...formulaPhrases,
  say(
    path("variance_scaling"),
    `scale, mode, distribution, ${axesOf}, dtype=None`,
    (object) =>
      scaling(
        at(object, "scale"),
        among(modes, object, "mode"),
        among(laws, object, "distribution"),
      ),
    (v) =>
      v.kind === "varianceScaling"
        ? {
            scale: v.scale,
            mode: nameIn(modes, v.fan),
            distribution: nameIn(laws, v.distribution),
          }
        : null,
    [scaling(0.5, "average", "normal"), scaling(2, "out", "truncatedNormal")],
  ),
  plainNormal,
  say(
    path("uniform"),
    "scale=0.01, dtype=None",
    (object) => ({ kind: "uniform", low: 0, high: at(object, "scale") }),
    (v) => (v.kind === "uniform" && v.low === 0 ? { scale: v.high } : null),
    [{ kind: "uniform", low: 0, high: 0.1 }],
  ),
  say(
    path("truncated_normal"),
    "stddev=0.01, dtype=None, lower=-2.0, upper=2.0",
    (object) => cut(object, at(object, "stddev")),
    (v) =>
      v.kind === "truncatedNormal" && v.mean === 0
        ? { stddev: v.std, lower: v.low / v.std, upper: v.high / v.std }
        : null,
    [cutNormal(0, 0.1)],
  ),
  say(
    path("constant"),
    "value, dtype=None",
    (object) => constant(at(object, "value")),
    (v) => (v.kind === "constant" ? { value: v.value } : null),
    [constant(0.1)],
  ),
  say(
    path("zeros"),
    "key, shape, dtype=None, out_sharding=None",
    () => constant(0),
    (v) => (same(v, constant(0)) ? {} : null),
    [constant(0)],
  ),
  say(
    path("ones"),
    "key, shape, dtype=None, out_sharding=None",
    () => constant(1),
    (v) => (same(v, constant(1)) ? {} : null),
    [constant(1)],
  ),
  say(
    path("orthogonal"),
    "scale=1.0, column_axis=-1, dtype=None",
    (object) => ({ kind: "orthogonal", gain: at(object, "scale") }),
    (v) => (v.kind === "orthogonal" ? { scale: v.gain } : null),
    [{ kind: "orthogonal", gain: 1 }],
  ),
  say(
    "jax.random.uniform",
    "key, shape=(), dtype=None, minval=0.0, maxval=1.0, *, out_sharding=None",
    (object) => ({
      kind: "uniform",
      low: at(object, "minval"),
      high: at(object, "maxval"),
    }),
    () => null,
    [],
  ),
  say(
    "jax.random.truncated_normal",
    "key, lower, upper, shape=None, dtype=None, *, out_sharding=None",
    (object) => cut(object, 1),
    () => null,
    [],
  ),
  say(
    "jax.Array",
    "values",
    (object) => ({
      kind: "given",
      what: printArgument(object.argument("values") ?? null).replace(/'/g, ""),
    }),
    () => null,
    [],
    { values: elsewhere("what is said of the values") },
  ),
];

const byPath = new Map(
  initializers.flatMap((each) =>
    each.calls.map((call) => [call, each] as const),
  ),
);

/** What the names in signatures mean: a layer's own default. */
export interface Defaults {
  readonly [name: string]: Initializer;
}

function initializerOf(
  context: Context,
  parameter: string,
  defaults: Defaults,
): Initializer {
  const value = context.argument(parameter);
  if (typeof value === "string" && defaults[value]) return defaults[value];
  if (value !== null && typeof value === "object") {
    const made =
      "object" in value ? context.object(value.object) : functionIn(value);
    const phrase = made && byPath.get(made.path);
    if (made && phrase) return phrase.read(made, []);
    if ("function" in value)
      return { kind: "given", what: "values that the program computes" };
  }
  throw expected(
    parameter,
    "an initialiser of jax.nn.initializers, or a function",
    value,
  );
}

const functionIn = (value: object): ConstructedObject | undefined =>
  "function" in value && typeof value.function === "string"
    ? { path: value.function, argument: () => undefined }
    : undefined;

/** A row for an initialiser argument. Objects cannot be written as plain arguments, so only a layer's own names are. */
export const initializerWord = (
  parameter: string,
  defaults: Defaults,
  where: string,
): Word<Initializer> => ({
  from: [parameter],
  read: (context) => initializerOf(context, parameter, defaults),
  write: (value) => {
    const name = Object.keys(defaults).find((each) =>
      same(defaults[each] as Initializer, value),
    );
    return name === undefined ? null : { [parameter]: name };
  },
  default: { kind: "signature", source: inFlax(where) },
  samples: Object.values(defaults),
});

export const zeros: Defaults = { zeros: constant(0) };
export const ones: Defaults = { ones: constant(1) };
export const lecunNormal: Defaults = {
  variance_scaling: scaling(1, "in", "truncatedNormal"),
};
