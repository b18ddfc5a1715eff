// chainer.initializers: objects, and the numbers, arrays and None that a link's arguments take in their place.
import type { Fans, Initializer, Source } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  ignored,
  only,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type Word,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { expected, number } from "../words.ts";
import { inSource } from "./sources.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;

/** Draws scale · √(variance / fan); none of Chainer's normals is cut. */
const scaling = (
  factor: number,
  fan: VarianceScaling["fan"],
  distribution: VarianceScaling["distribution"],
) => ({ factor, fan, distribution });

/** Name → what it means at scale=1. */
const formulas = {
  LeCunNormal: scaling(1, "in", "normal"),
  GlorotNormal: scaling(1, "average", "normal"),
  HeNormal: scaling(2, "in", "normal"),
  LeCunUniform: scaling(1, "in", "uniform"),
  GlorotUniform: scaling(1, "average", "uniform"),
  HeUniform: scaling(2, "in", "uniform"),
} as const;

const path = (name: string): string => `chainer.initializers.${name}`;
const shared: Readonly<Record<string, Claim>> = {
  dtype: only(null, { dtype: "float32" }),
  rng: ignored(
    "it is a source of random numbers of its own; weights are drawn from the run's seed here",
  ),
};
const read: Claim = { claim: "elsewhere", where: "the initialiser" };

const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

/** Since 7.0 initialisers take a source of random numbers. */
const drawn = (parameters: string): Versioned<string> =>
  byVersion(["2.1.0", parameters], ["7.0.0", `${parameters}, *, rng=None`]);

const fanOptions: Readonly<Record<string, "in" | "out">> = {
  fan_in: "in",
  fan_out: "out",
};

/** He's initialisers may count outputs instead. */
const heFan = (object: ConstructedObject): "in" | "out" => {
  const value = object.argument("fan_option");
  const fan = typeof value === "string" ? fanOptions[value] : "in";
  if (!fan) throw expected("fan_option", "'fan_in' or 'fan_out'", value);
  return fan;
};

function formula(name: keyof typeof formulas): InitializerPhrase {
  const { factor, fan, distribution } = formulas[name];
  const he = name.startsWith("He");
  const file = distribution === "normal" ? "normal" : "uniform";
  return {
    calls: [path(name)],
    signature: he
      ? byVersion(
          ["2.1.0", "scale=1.0, dtype=None"],
          ...(name === "HeNormal"
            ? ([
                ["5.0.0", "scale=1.0, dtype=None, fan_option='fan_in'"],
              ] as const)
            : []),
          [
            "7.0.0",
            name === "HeNormal"
              ? "scale=1.0, dtype=None, fan_option='fan_in', *, rng=None"
              : "scale=1.0, dtype=None, *, rng=None",
          ],
        )
      : drawn("scale=1.0, dtype=None"),
    read: (object) => ({
      kind: "varianceScaling",
      scale: factor * at(object, "scale") ** 2,
      fan: name === "HeNormal" ? heFan(object) : fan,
      distribution,
    }),
    write: (value) =>
      value.kind === "varianceScaling" &&
      value.distribution === distribution &&
      value.fan === fan
        ? {
            path: path(name),
            arguments: { scale: Math.sqrt(value.scale / factor) },
          }
        : null,
    samples: [
      { kind: "varianceScaling", scale: factor, fan, distribution },
      { kind: "varianceScaling", scale: factor * 4, fan, distribution },
    ],
    claims: { scale: read, fan_option: read, ...shared },
    source: inSource(`chainer/initializers/${file}.py · ${name}`),
  };
}

interface Plain {
  readonly name: string;
  readonly signature: Versioned<string>;
  readonly file: string;
  readonly read: (object: ConstructedObject) => Initializer;
  readonly write: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
}

const constant = (value: number): Initializer => ({ kind: "constant", value });

const plains: readonly Plain[] = [
  {
    name: "Constant",
    signature: "fill_value, dtype=None",
    file: "constant",
    read: (object) => fromValue(object.argument("fill_value"), "fill_value"),
    write: (v) => (v.kind === "constant" ? { fill_value: v.value } : null),
    samples: [constant(0.1)],
  },
  {
    name: "Zero",
    signature: "dtype=None",
    file: "constant",
    read: () => constant(0),
    write: (v) => (v.kind === "constant" && v.value === 0 ? {} : null),
    samples: [constant(0)],
  },
  {
    name: "One",
    signature: "dtype=None",
    file: "constant",
    read: () => constant(1),
    write: (v) => (v.kind === "constant" && v.value === 1 ? {} : null),
    samples: [constant(1)],
  },
  {
    name: "Identity",
    signature: "scale=1.0, dtype=None",
    file: "constant",
    read: (object) => ({ kind: "identity", gain: at(object, "scale") }),
    write: (v) => (v.kind === "identity" ? { scale: v.gain } : null),
    samples: [{ kind: "identity", gain: 1 }],
  },
  {
    name: "Normal",
    signature: drawn("scale=0.05, dtype=None"),
    file: "normal",
    read: (object) => ({ kind: "normal", mean: 0, std: at(object, "scale") }),
    write: (v) =>
      v.kind === "normal" && v.mean === 0 ? { scale: v.std } : null,
    samples: [{ kind: "normal", mean: 0, std: 0.02 }],
  },
  {
    name: "Uniform",
    signature: drawn("scale=0.05, dtype=None"),
    file: "uniform",
    read: (object) => ({
      kind: "uniform",
      low: -at(object, "scale"),
      high: at(object, "scale"),
    }),
    write: (v) =>
      v.kind === "uniform" && v.low === -v.high ? { scale: v.high } : null,
    samples: [{ kind: "uniform", low: -0.1, high: 0.1 }],
  },
  {
    name: "Orthogonal",
    signature: byVersion(
      ["2.1.0", "scale=1.1, dtype=None"],
      ["7.0.0", "scale=1.1, dtype=None, mode='auto', *, rng=None"],
    ),
    file: "orthogonal",
    read: (object) => ({ kind: "orthogonal", gain: at(object, "scale") }),
    write: (v) => (v.kind === "orthogonal" ? { scale: v.gain } : null),
    samples: [{ kind: "orthogonal", gain: 1.1 }],
  },
];

const plain = ({ name, file, write, ...rest }: Plain): InitializerPhrase => ({
  ...rest,
  calls: [path(name)],
  write: (value) => {
    const found = write(value);
    return found === null ? null : { path: path(name), arguments: found };
  },
  claims: {
    scale: read,
    fill_value: read,
    mode: ignored("it only checks the weight's shape"),
    ...shared,
  },
  source: inSource(`chainer/initializers/${file}.py · ${name}`),
});

const ownValues = "values that the program computes";
/** Values put into `parameter.array`. */
const given: InitializerPhrase = {
  calls: ["chainer.Parameter.array"],
  signature: "",
  read: () => ({ kind: "given", what: ownValues }),
  write: () => null,
  samples: [],
  claims: {},
  source: inSource("chainer/variable.py · Parameter"),
};

export const initializers: readonly InitializerPhrase[] = [
  ...(Object.keys(formulas) as (keyof typeof formulas)[]).map(formula),
  ...plains.map(plain),
  given,
];

const byPath = new Map(
  initializers.flatMap((each) =>
    each.calls.map((call) => [call, each] as const),
  ),
);

/** A number is that constant; an array holds values of its own. */
function fromValue(
  value: Argument | undefined,
  parameter: string,
): Initializer {
  if (typeof value === "number" || typeof value === "boolean")
    return constant(Number(value));
  if (typeof value === "object" && value !== null && "tensor" in value)
    return { kind: "given", what: ownValues };
  throw expected(parameter, "a number or an array", value);
}

export const leCunNormal: Initializer = {
  kind: "varianceScaling",
  scale: 1,
  fan: "in",
  distribution: "normal",
};

function fromArgument(
  context: Context,
  parameter: string,
  otherwise: Initializer,
): Initializer {
  const value = context.argument(parameter) ?? null;
  if (value === null) return otherwise;
  if (typeof value !== "object" || Array.isArray(value))
    return fromValue(value, parameter);
  if ("function" in value || "unknown" in value)
    return {
      kind: "given",
      what: "values that a function of the program computes",
    };
  if (!("object" in value)) return fromValue(value, parameter);
  const object = context.object(value.object);
  const phrase = object && byPath.get(object.path);
  if (!object || !phrase)
    return {
      kind: "given",
      what: "values that an initialiser of the program computes",
    };
  return phrase.read(object, []);
}

/** The initialiser that an argument says; None means `otherwise`. */
export const initializerWord = (
  parameter: string,
  otherwise: Initializer,
  source: Source,
): Word<Initializer> => ({
  from: [parameter],
  read: (context) => fromArgument(context, parameter, otherwise),
  write: (value) =>
    value.kind === "constant" ? { [parameter]: value.value } : null,
  default: { kind: "signature", source },
  samples: [{ kind: "constant", value: 0.5 }],
});

/** Fans as Chainer counts them, from the weight's own axes: chainer/initializer.py · get_fans. */
export function fansOf(parameter: string): (context: Context) => Fans {
  return (context) => {
    const [first = 1, second = 1, ...field] =
      context.weightShape(parameter) ?? [];
    const taps = field.reduce((product, n) => product * n, 1);
    return { fanIn: second * taps, fanOut: first * taps };
  };
}
