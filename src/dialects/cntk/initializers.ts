// cntk.initializer: objects, and the numbers and arrays that a layer's arguments take in their place.
import type { Fans, Initializer, Source } from "../../ir/index.ts";
import { cutNormal } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { expected, impliedWord, number } from "../words.ts";
import { overridable } from "./rows.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;

const scaling = (
  factor: number,
  fan: VarianceScaling["fan"],
  distribution: "uniform" | "normal",
) => ({ factor, fan, distribution });

/** Name → what it means at scale=1. `xavier` is LeCun's: fan_in alone counts. */
const formulas = {
  glorot_uniform: scaling(1, "average", "uniform"),
  glorot_normal: scaling(1, "average", "normal"),
  he_uniform: scaling(2, "in", "uniform"),
  he_normal: scaling(2, "in", "normal"),
  xavier: scaling(1, "in", "uniform"),
} as const;
type Formula = keyof typeof formulas;

const path = (name: string): string => `cntk.initializer.${name}`;
const read: Claim = elsewhere("the initialiser");
const claims: Readonly<Record<string, Claim>> = {
  scale: read,
  stdev: read,
  output_rank: elsewhere("the fans, which the layer says"),
  filter_rank: elsewhere("the fans, which the layer says"),
  seed: ignored("weights are drawn from the run's own seed here"),
};
const source = inSource(
  "Source/CNTKv2LibraryDll/Value.cpp · NDArrayView::SetValue",
);
const drawnBy = (name: string): Source => ({
  ...source,
  at: `${source.at} (${name})`,
});

const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

const meant = (name: Formula, scale: number): Initializer => ({
  kind: "varianceScaling",
  scale: formulas[name].factor * scale ** 2,
  fan: formulas[name].fan,
  distribution: formulas[name].distribution,
});

const formula = (name: Formula): InitializerPhrase => ({
  calls: [path(name)],
  signature: signatureOf(path(name)),
  read: (object) => meant(name, at(object, "scale")),
  write: (value) =>
    value.kind === "varianceScaling" &&
    value.fan === formulas[name].fan &&
    value.distribution === formulas[name].distribution
      ? {
          path: path(name),
          arguments: { scale: Math.sqrt(value.scale / formulas[name].factor) },
        }
      : null,
  samples: [meant(name, 1), meant(name, 2)],
  claims,
  source: drawnBy(name),
});

function plain(
  name: string,
  parameter: string,
  readValue: (value: number) => Initializer,
  write: (value: Initializer) => number | null,
): InitializerPhrase {
  return {
    calls: [path(name)],
    signature: signatureOf(path(name)),
    read: (object) => readValue(at(object, parameter)),
    write: (value) => {
      const found = write(value);
      return found === null
        ? null
        : { path: path(name), arguments: { [parameter]: found } };
    },
    samples: [readValue(0.05)],
    claims,
    source: drawnBy(name),
  };
}

const plains: readonly InitializerPhrase[] = [
  plain(
    "uniform",
    "scale",
    (scale) => ({ kind: "uniform", low: -scale, high: scale }),
    (v) => (v.kind === "uniform" && v.low === -v.high ? v.high : null),
  ),
  plain(
    "normal",
    "scale",
    (scale) => ({ kind: "normal", mean: 0, std: scale }),
    (v) => (v.kind === "normal" && v.mean === 0 ? v.std : null),
  ),
  plain(
    "truncated_normal",
    "stdev",
    (std) => cutNormal(0, std),
    (v) =>
      v.kind === "truncatedNormal" && v.mean === 0 && v.high === 2 * v.std
        ? v.std
        : null,
  ),
];

/** Values given to `parameter(init=…)` or `parameter.value`. */
const given: InitializerPhrase = {
  calls: ["cntk.variables.Parameter.value"],
  signature: "value",
  read: (object) => {
    const value = object.argument("value");
    return typeof value === "number"
      ? { kind: "constant", value }
      : { kind: "given", what: "values that the program computes" };
  },
  write: () => null,
  samples: [],
  claims: { value: read },
  source: inSource("bindings/python/cntk/variables.py · Parameter.__init__"),
};

export const initializers: readonly InitializerPhrase[] = [
  ...(Object.keys(formulas) as Formula[]).map(formula),
  ...plains,
  given,
];

const byPath = new Map(
  initializers.flatMap((each) =>
    each.calls.map((call) => [call, each] as const),
  ),
);

/** What an `init` argument means: a number, an initialiser, the name that a signature gives one, or an array. */
export function meaningOf(
  value: Argument | undefined,
  context: Context,
  parameter: string,
): Initializer {
  if (typeof value === "number" || typeof value === "boolean")
    return { kind: "constant", value: Number(value) };
  if (typeof value === "string" && value in formulas)
    return meant(value as Formula, 1);
  if (typeof value === "object" && value !== null && "object" in value) {
    const object = context.object(value.object);
    const phrase = object && byPath.get(object.path);
    if (object && phrase) return phrase.read(object, []);
  }
  if (typeof value === "object" && value !== null && "tensor" in value)
    return { kind: "given", what: "values that the program computes" };
  throw expected(parameter, "a number, an array or an initialiser", value);
}

export const glorotUniform: Initializer = meant("glorot_uniform", 1);

/** The initialiser that an option of a layer says, or a region around it. */
export const initializerWord = (
  layer: string,
  option: string,
  otherwise: Initializer,
  from: Source,
): Word<Initializer> =>
  overridable<Initializer>(layer, option, from, {
    read: (value, context) => meaningOf(value, context, option),
    write: (value) => (value.kind === "constant" ? value.value : undefined),
    otherwise,
    samples: [{ kind: "constant", value: 0.5 }],
  });

/** The same where no region may say it: `init_scale`. */
export const plainInitializerWord = (
  option: string,
  from: Source,
): Word<Initializer> => ({
  from: [option],
  read: (context) => meaningOf(context.argument(option), context, option),
  write: (value) =>
    value.kind === "constant" ? { [option]: value.value } : null,
  default: { kind: "signature", source: from },
  samples: [{ kind: "constant", value: 0.5 }],
});

/** A weight that the program made itself: what it says of its start comes later, and wins. */
export const programsOwn = (from: Source): Word<Initializer> =>
  impliedWord<Initializer>(
    { kind: "constant", value: 0 },
    "a parameter starts at 0 unless it is told otherwise",
    from,
  );

/** Fans of a matrix whose last axis is the output: all other axes are inputs. */
export const matrixFans =
  (role: string) =>
  (context: Context): Fans => {
    const shape = context.weightShape(role) ?? [];
    const fanOut = shape.at(-1) ?? 1;
    return {
      fanIn: shape.slice(0, -1).reduce((product, n) => product * n, 1),
      fanOut,
    };
  };
