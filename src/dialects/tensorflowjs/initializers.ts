// tf.initializers: objects, and the strings that mean them.
import { cutNormal, type Fans, type Initializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  ignored,
  PhraseError,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { parseSignature } from "../signature.ts";
import { expected, number } from "../words.ts";
import { read } from "./source.ts";

type Scaling = Extract<Initializer, { kind: "varianceScaling" }>;
const at = "tfjs-layers/src/initializers.ts";
const seed: Readonly<Record<string, Claim>> = {
  seed: ignored(
    "seeds this weight alone; weights are drawn from the run's seed here",
  ),
};

const scaling = (
  scale: number,
  fan: Scaling["fan"],
  distribution: Scaling["distribution"],
): Scaling => ({ kind: "varianceScaling", scale, fan, distribution });

/** The normal of TensorFlow.js is cut at two standard deviations and not widened again. */
const cut = "uncorrectedTruncatedNormal";
const formulas: Readonly<Record<string, Scaling>> = {
  glorotNormal: scaling(1, "average", cut),
  glorotUniform: scaling(1, "average", "uniform"),
  heNormal: scaling(2, "in", cut),
  heUniform: scaling(2, "in", "uniform"),
  leCunNormal: scaling(1, "in", cut),
  leCunUniform: scaling(1, "in", "uniform"),
};

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

interface Law {
  readonly signature: string;
  readonly read: (value: (name: string) => number) => Initializer;
  readonly write: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
}

const laws: Readonly<Record<string, Law>> = {
  zeros: {
    signature: "",
    read: () => ({ kind: "constant", value: 0 }),
    write: (v) => (v.kind === "constant" && v.value === 0 ? {} : null),
    samples: [{ kind: "constant", value: 0 }],
  },
  ones: {
    signature: "",
    read: () => ({ kind: "constant", value: 1 }),
    write: (v) => (v.kind === "constant" && v.value === 1 ? {} : null),
    samples: [{ kind: "constant", value: 1 }],
  },
  constant: {
    signature: "value",
    read: (value) => ({ kind: "constant", value: value("value") }),
    write: (v) => (v.kind === "constant" ? { value: v.value } : null),
    samples: [{ kind: "constant", value: 0.1 }],
  },
  randomNormal: {
    signature: "mean=0, stddev=0.05, seed=None",
    read: (value) => ({
      kind: "normal",
      mean: value("mean"),
      std: value("stddev"),
    }),
    write: (v) =>
      v.kind === "normal" ? { mean: v.mean, stddev: v.std } : null,
    samples: [{ kind: "normal", mean: 0, std: 0.02 }],
  },
  randomUniform: {
    signature: "minval=-0.05, maxval=0.05, seed=None",
    read: (value) => ({
      kind: "uniform",
      low: value("minval"),
      high: value("maxval"),
    }),
    write: (v) =>
      v.kind === "uniform" ? { minval: v.low, maxval: v.high } : null,
    samples: [{ kind: "uniform", low: -0.1, high: 0.2 }],
  },
  truncatedNormal: {
    signature: "mean=0, stddev=0.05, seed=None",
    read: (value) => cutNormal(value("mean"), value("stddev")),
    write: (v) =>
      v.kind === "truncatedNormal" && same(v, cutNormal(v.mean, v.std))
        ? { mean: v.mean, stddev: v.std }
        : null,
    samples: [cutNormal(0, 0.1)],
  },
  orthogonal: {
    signature: "gain=1, seed=None",
    read: (value) => ({ kind: "orthogonal", gain: value("gain") }),
    write: (v) => (v.kind === "orthogonal" ? { gain: v.gain } : null),
    samples: [{ kind: "orthogonal", gain: 2 }],
  },
  identity: {
    signature: "gain=1",
    read: (value) => ({ kind: "identity", gain: value("gain") }),
    write: (v) => (v.kind === "identity" ? { gain: v.gain } : null),
    samples: [{ kind: "identity", gain: 2 }],
  },
};

const path = (name: string): string => `tf.initializers.${name}`;

const formulaPhrases = Object.entries(formulas).map(
  ([name, meaning]): InitializerPhrase => ({
    calls: [path(name)],
    signature: "seed=None",
    read: () => meaning,
    write: (value) =>
      same(value, meaning) ? { path: path(name), arguments: {} } : null,
    samples: [meaning],
    claims: seed,
    source: read(`${at} · VarianceScaling`),
  }),
);

const lawPhrases = Object.entries(laws).map(
  ([name, law]): InitializerPhrase => ({
    calls: [path(name)],
    signature: law.signature,
    read: (object) =>
      law.read((parameter) => number(object.argument(parameter), parameter)),
    write: (value) => {
      const words = law.write(value);
      return words ? { path: path(name), arguments: words } : null;
    },
    samples: law.samples,
    claims: law.signature.includes("seed") ? seed : {},
    source: read(at),
  }),
);

const fans: Readonly<Record<string, Scaling["fan"]>> = {
  fanIn: "in",
  fanOut: "out",
  fanAvg: "average",
};
const words = { in: "fanIn", out: "fanOut", average: "fanAvg" } as const;

const varianceScaling: InitializerPhrase = {
  calls: [path("varianceScaling")],
  signature: "scale=1, mode='fanIn', distribution='normal', seed=None",
  read: (object) => {
    const mode = object.argument("mode");
    const fan = typeof mode === "string" ? fans[mode] : undefined;
    if (!fan) throw expected("mode", "'fanIn', 'fanOut' or 'fanAvg'", mode);
    const law = object.argument("distribution");
    if (law !== "normal" && law !== "truncatedNormal" && law !== "uniform")
      throw expected("distribution", "'normal' or 'uniform'", law);
    return scaling(
      number(object.argument("scale"), "scale"),
      fan,
      law === "normal" ? cut : "uniform",
    );
  },
  write: (value) =>
    value.kind === "varianceScaling" &&
    (value.distribution === cut || value.distribution === "uniform")
      ? {
          path: path("varianceScaling"),
          arguments: {
            scale: value.scale,
            mode: words[value.fan],
            distribution: value.distribution === cut ? "normal" : "uniform",
          },
        }
      : null,
  samples: [scaling(0.5, "out", "uniform"), scaling(2, "average", cut)],
  claims: seed,
  source: read(`${at} · VarianceScaling`),
};

/** Functions that make the numbers a tf.variable starts from. */
const drawn = (
  call: string,
  signature: string,
  meaning: InitializerPhrase["read"],
): InitializerPhrase => ({
  calls: [call],
  signature,
  read: meaning,
  write: () => null,
  samples: [],
  claims: Object.fromEntries(
    ["shape", "dtype", "seed"].map((name) => [
      name,
      ignored("the variable's own shape and type; a seed of its own"),
    ]),
  ),
  source: read("tfjs-core/src/ops"),
});
const value = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);
const drawings: readonly InitializerPhrase[] = [
  drawn("tf.zeros", "shape, dtype='float32'", () => ({
    kind: "constant",
    value: 0,
  })),
  drawn("tf.ones", "shape, dtype='float32'", () => ({
    kind: "constant",
    value: 1,
  })),
  drawn("tf.fill", "shape, value, dtype=None", (object) => ({
    kind: "constant",
    value: value(object, "value"),
  })),
  drawn(
    "tf.randomNormal",
    "shape, mean=0, stdDev=1, dtype=None, seed=None",
    (object) => ({
      kind: "normal",
      mean: value(object, "mean"),
      std: value(object, "stdDev"),
    }),
  ),
  drawn(
    "tf.truncatedNormal",
    "shape, mean=0, stdDev=1, dtype=None, seed=None",
    (object) => cutNormal(value(object, "mean"), value(object, "stdDev")),
  ),
  drawn(
    "tf.randomUniform",
    "shape, minval=0, maxval=1, dtype='float32', seed=None",
    (object) => ({
      kind: "uniform",
      low: value(object, "minval"),
      high: value(object, "maxval"),
    }),
  ),
];

const configured: readonly InitializerPhrase[] = [
  ...formulaPhrases,
  ...lawPhrases,
  varianceScaling,
];
export const initializers: readonly InitializerPhrase[] = [
  ...configured,
  ...drawings,
];

const byPath = new Map(
  configured.flatMap((each) => each.calls.map((call) => [call, each] as const)),
);

/** An initialiser made without a config, named by a string such as 'heNormal' or 'HeNormal'. */
function named(name: string, parameter: string): ConstructedObject {
  const call = path(`${name[0]?.toLowerCase() ?? ""}${name.slice(1)}`);
  const phrase = byPath.get(call);
  if (!phrase)
    throw new PhraseError(
      `Expected ${parameter} to be an initialiser known here (${[...byPath.keys()].map((each) => each.slice(path("").length)).join(", ")}). Received '${name}'.`,
    );
  const defaults = new Map(
    parseSignature(phrase.signature as string).map((each) => [
      each.name,
      each.default,
    ]),
  );
  return { path: call, argument: (own) => defaults.get(own) };
}

/** The initialiser that an argument means. */
export function initializerOf(
  context: Context,
  parameter: string,
): Initializer {
  const given = context.argument(parameter);
  const made =
    typeof given === "string"
      ? named(given, parameter)
      : given !== null && typeof given === "object" && "object" in given
        ? context.object(given.object)
        : undefined;
  const phrase = made && byPath.get(made.path);
  if (!made || !phrase)
    throw expected(
      parameter,
      "the name of an initialiser, or one of tf.initializers",
      given,
    );
  return phrase.read(made, []);
}

/** A row for an initialiser key of a config. */
export const initializerWord = (
  parameter: string,
  where: string,
): Word<Initializer> => ({
  from: [parameter],
  read: (context) => initializerOf(context, parameter),
  write: (value) => {
    const name = Object.keys({ ...formulas, ...laws }).find(
      (each) =>
        each !== "constant" &&
        same(byPath.get(path(each))?.read(named(each, parameter), []), value),
    );
    return name === undefined ? null : { [parameter]: name };
  },
  default: { kind: "signature", source: read(where) },
  samples: [
    { kind: "constant", value: 0 },
    { kind: "constant", value: 1 },
    scaling(1, "average", cut),
    scaling(2, "in", "uniform"),
  ],
});

/** Fans as TensorFlow.js counts them, from the shape of its own storage (tfjs-layers/src/initializers.ts · computeFans). */
export function computeFans(shape: readonly number[]): Fans {
  const all = shape.reduce((product, n) => product * n, 1);
  if (shape.length === 2)
    return { fanIn: shape[0] ?? 1, fanOut: shape[1] ?? 1 };
  if (shape.length < 3 || shape.length > 5)
    return { fanIn: Math.sqrt(all), fanOut: Math.sqrt(all) };
  const field = shape.slice(0, -2).reduce((product, n) => product * n, 1);
  return {
    fanIn: (shape.at(-2) ?? 1) * field,
    fanOut: (shape.at(-1) ?? 1) * field,
  };
}

export const fansOf =
  (role: string) =>
  (context: Context): Fans =>
    computeFans(context.weightShape(role) ?? []);
