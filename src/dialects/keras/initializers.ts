// keras.initializers: objects, and the strings and functions that mean them.
import {
  cutNormal,
  truncatedUnitStd,
  type Fans,
  type Initializer,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  ignored,
  only,
  PhraseError,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { byVersion, compareVersions, type Versioned } from "../version.ts";
import { expected, number } from "../words.ts";
import { executed } from "./source.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;

const scaling = (
  scale: number,
  fan: VarianceScaling["fan"],
  distribution: VarianceScaling["distribution"],
): VarianceScaling => ({ kind: "varianceScaling", scale, fan, distribution });

/** Classes without own numbers: name → what they mean. */
const formulas: Readonly<Record<string, VarianceScaling>> = {
  GlorotUniform: scaling(1, "average", "uniform"),
  GlorotNormal: scaling(1, "average", "truncatedNormal"),
  HeNormal: scaling(2, "in", "truncatedNormal"),
  HeUniform: scaling(2, "in", "uniform"),
  LecunNormal: scaling(1, "in", "truncatedNormal"),
  LecunUniform: scaling(1, "in", "uniform"),
};

const seed: Readonly<Record<string, Claim>> = {
  seed: ignored(
    "seeds this weight alone; weights are drawn from the run's seed here",
  ),
};
const axes: Readonly<Record<string, Claim>> = {
  input_axes: only(null),
  output_axes: only(null),
};
const axesSignature = (before: string): Versioned<string> =>
  byVersion(
    ["2.1.4", before],
    ["3.15.1", `${before}, input_axes=None, output_axes=None`],
  );
const randomSource = executed("keras/src/initializers/random_initializers.py");
const constantSource = executed(
  "keras/src/initializers/constant_initializers.py",
);

const path = (name: string): string => `keras.initializers.${name}`;

const formulaPhrases: readonly InitializerPhrase[] = Object.entries(
  formulas,
).map(([name, meaning]) => ({
  calls: [path(name)],
  signature: axesSignature("seed=None"),
  read: () => meaning,
  write: (value) =>
    same(value, meaning) ? { path: path(name), arguments: {} } : null,
  samples: [meaning],
  claims: { ...seed, ...axes },
  source: randomSource,
}));

interface Numbers {
  readonly name: string;
  readonly signature: Versioned<string>;
  readonly read: (value: (name: string) => number) => Initializer;
  readonly write: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
}

const numeric: readonly Numbers[] = [
  {
    name: "Zeros",
    signature: "",
    read: () => ({ kind: "constant", value: 0 }),
    write: (v) => (v.kind === "constant" && v.value === 0 ? {} : null),
    samples: [{ kind: "constant", value: 0 }],
  },
  {
    name: "Ones",
    signature: "",
    read: () => ({ kind: "constant", value: 1 }),
    write: (v) => (v.kind === "constant" && v.value === 1 ? {} : null),
    samples: [{ kind: "constant", value: 1 }],
  },
  {
    name: "Constant",
    signature: byVersion(["2.1.4", "value=0"], ["3.0.0", "value=0.0"]),
    read: (value) => ({ kind: "constant", value: value("value") }),
    write: (v) => (v.kind === "constant" ? { value: v.value } : null),
    samples: [{ kind: "constant", value: 0.1 }],
  },
  {
    name: "RandomNormal",
    signature: "mean=0.0, stddev=0.05, seed=None",
    read: (value) => ({
      kind: "normal",
      mean: value("mean"),
      std: value("stddev"),
    }),
    write: (v) =>
      v.kind === "normal" ? { mean: v.mean, stddev: v.std } : null,
    samples: [{ kind: "normal", mean: 0, std: 0.02 }],
  },
  {
    name: "RandomUniform",
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
  {
    name: "TruncatedNormal",
    signature: "mean=0.0, stddev=0.05, seed=None",
    read: (value) => cutNormal(value("mean"), value("stddev")),
    write: (v) =>
      v.kind === "truncatedNormal" && same(v, cutNormal(v.mean, v.std))
        ? { mean: v.mean, stddev: v.std }
        : null,
    samples: [cutNormal(0, 0.1)],
  },
  {
    name: "Orthogonal",
    signature: "gain=1.0, seed=None",
    read: (value) => ({ kind: "orthogonal", gain: value("gain") }),
    write: (v) => (v.kind === "orthogonal" ? { gain: v.gain } : null),
    samples: [{ kind: "orthogonal", gain: 2 }],
  },
  {
    name: "Identity",
    signature: "gain=1.0",
    read: (value) => ({ kind: "identity", gain: value("gain") }),
    write: (v) => (v.kind === "identity" ? { gain: v.gain } : null),
    samples: [{ kind: "identity", gain: 2 }],
  },
];

const numericPhrases: readonly InitializerPhrase[] = numeric.map(
  ({ name, signature, read: meaning, write, samples }) => ({
    calls: [path(name)],
    signature,
    read: (object) =>
      meaning((parameter) => number(object.argument(parameter), parameter)),
    write: (value) => {
      const words = write(value);
      return words ? { path: path(name), arguments: words } : null;
    },
    samples,
    claims: /Normal|Uniform|Orthogonal/.test(name) ? seed : {},
    source: /Zeros|Ones|Constant|Identity/.test(name)
      ? constantSource
      : randomSource,
  }),
);

const modes: Readonly<Record<string, VarianceScaling["fan"]>> = {
  fan_in: "in",
  fan_out: "out",
  fan_avg: "average",
};
const distributions: Readonly<Record<string, VarianceScaling["distribution"]>> =
  {
    uniform: "uniform",
    truncated_normal: "truncatedNormal",
    normal: "truncatedNormal",
    untruncated_normal: "normal",
  };
const words = {
  uniform: "uniform",
  truncatedNormal: "truncated_normal",
  normal: "untruncated_normal",
  uncorrectedTruncatedNormal: null,
} as const;

const varianceScaling: InitializerPhrase = {
  calls: [path("VarianceScaling")],
  signature: byVersion(
    ["2.1.4", "scale=1.0, mode='fan_in', distribution='normal', seed=None"],
    [
      "2.4.0",
      "scale=1.0, mode='fan_in', distribution='truncated_normal', seed=None",
    ],
    [
      "3.15.1",
      "scale=1.0, mode='fan_in', distribution='truncated_normal', seed=None, input_axes=None, output_axes=None",
    ],
  ),
  read: (object) =>
    scaling(
      number(object.argument("scale"), "scale"),
      among(modes, object, "mode"),
      among(distributions, object, "distribution"),
    ),
  write: (value) => {
    if (value.kind !== "varianceScaling") return null;
    const mode = value.fan === "average" ? "fan_avg" : `fan_${value.fan}`;
    const distribution = words[value.distribution];
    return distribution === null
      ? null
      : {
          path: path("VarianceScaling"),
          arguments: { scale: value.scale, mode, distribution },
        };
  },
  samples: [
    scaling(0.5, "out", "uniform"),
    scaling(2, "average", "normal"),
    scaling(2, "in", "truncatedNormal"),
  ],
  claims: { ...seed, ...axes },
  source: randomSource,
};

function among<T>(
  table: Readonly<Record<string, T>>,
  object: ConstructedObject,
  parameter: string,
): T {
  const value = object.argument(parameter);
  const found =
    typeof value === "string" ? table[value.toLowerCase()] : undefined;
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

export const initializers: readonly InitializerPhrase[] = [
  ...formulaPhrases,
  ...numericPhrases,
  varianceScaling,
];

const snake = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
const byPath = new Map(
  initializers.flatMap((phrase) =>
    phrase.calls.map((call) => [call, phrase] as const),
  ),
);
/** Strings Keras takes: class names, snake case, and a few short ones (keras/src/initializers/__init__.py). */
const strings = new Map<string, string>([
  ...[...byPath.keys()].flatMap((call): [string, string][] => {
    const name = call.slice(path("").length);
    return [
      [name, name],
      [snake(name), name],
    ];
  }),
  ["zero", "Zeros"],
  ["one", "Ones"],
  ["normal", "RandomNormal"],
  ["uniform", "RandomUniform"],
]);

const same = (a: Initializer, b: Initializer): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Keras 2.1 does not correct the standard deviation of a truncated normal for its cut (keras/initializers.py · VarianceScaling). */
function uncorrected(value: Initializer, version: string): Initializer {
  const cut =
    value.kind === "varianceScaling" &&
    value.distribution === "truncatedNormal" &&
    compareVersions(version, "2.2.0") < 0;
  return cut ? { ...value, scale: value.scale * truncatedUnitStd ** 2 } : value;
}

/** The initialiser that an argument means. */
export function initializerOf(
  context: Context,
  parameter: string,
): Initializer {
  const value = context.argument(parameter);
  const made =
    typeof value === "string"
      ? named(value, parameter)
      : value !== null && typeof value === "object" && "object" in value
        ? context.object(value.object)
        : functionOf(value);
  const phrase = made && byPath.get(made.path);
  if (!made || !phrase)
    throw new PhraseError(
      `Expected ${parameter} to be an initialiser known here (${[...strings.keys()].filter((each) => each === snake(each)).join(", ")}). Received ${JSON.stringify(value)}${made ? ` (${made.path})` : ""}.`,
    );
  return uncorrected(
    phrase.read(made, context.weightShape(parameter) ?? []),
    context.version,
  );
}

const functionOf = (
  value: Argument | undefined,
): ConstructedObject | undefined =>
  value !== null && typeof value === "object" && "function" in value
    ? defaults(value.function)
    : undefined;

function named(value: string, parameter: string): ConstructedObject {
  const name = strings.get(value);
  if (!name) throw expected(parameter, "the name of an initialiser", value);
  return defaults(path(name));
}

/** An object made without arguments: numbers are those of its signature. */
function defaults(call: string): ConstructedObject {
  const own: Readonly<Record<string, Readonly<Record<string, Argument>>>> = {
    Constant: { value: 0 },
    RandomNormal: { mean: 0, stddev: 0.05 },
    RandomUniform: { minval: -0.05, maxval: 0.05 },
    TruncatedNormal: { mean: 0, stddev: 0.05 },
    Orthogonal: { gain: 1 },
    Identity: { gain: 1 },
    VarianceScaling: {
      scale: 1,
      mode: "fan_in",
      distribution: "truncated_normal",
    },
  };
  return {
    path: call,
    argument: (parameter) => own[call.slice(path("").length)]?.[parameter],
  };
}

/** The string that means an initialiser; null where only an object says it. */
function stringOf(value: Initializer): string | null {
  for (const [name, call] of strings) {
    const phrase = byPath.get(path(call));
    if (
      name === snake(name) &&
      name.length > 3 &&
      phrase &&
      same(phrase.read(defaults(path(call)), []), value)
    )
      return name;
  }
  return null;
}

/** A row for an initialiser argument. */
export function initializerWord(
  parameter: string,
  at: string,
): Word<Initializer> {
  return {
    from: [parameter],
    read: (context) => initializerOf(context, parameter),
    write: (value) => {
      const name = stringOf(value);
      return name === null ? null : { [parameter]: name };
    },
    default: { kind: "signature", source: executed(at) },
    samples: [
      { kind: "constant", value: 0 },
      { kind: "constant", value: 1 },
      scaling(1, "average", "uniform"),
      { kind: "orthogonal", gain: 1 },
    ],
  };
}

/** Fans as Keras counts them, from the shape of its own storage (keras/src/initializers/random_initializers.py · compute_fans). */
export function computeFans(shape: readonly number[]): Fans {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
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
