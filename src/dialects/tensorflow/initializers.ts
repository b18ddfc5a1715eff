// Initialisers: objects given to layers and variables, and the tensors that tf.Variable starts from.
import {
  cutNormal,
  distribution,
  type Fans,
  type Initializer,
  type PlainDistribution,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  type Claim,
  type ConstructedObject,
  type InitializerPhrase,
} from "../phrase.ts";
import { expected, number } from "../words.ts";
import { signatureOf, signed } from "./source.ts";

type VarianceScaling = Extract<Initializer, { kind: "varianceScaling" }>;
type Reads = InitializerPhrase["read"];

export const scaling = (
  scale: number,
  fan: VarianceScaling["fan"],
  distribution: VarianceScaling["distribution"],
): VarianceScaling => ({ kind: "varianceScaling", scale, fan, distribution });
export const constant = (value: number): Initializer => ({
  kind: "constant",
  value,
});
const same = (a: Initializer, b: Initializer): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

const claims: Readonly<Record<string, Claim>> = {
  seed: ignored(
    "seeds this weight alone; weights are drawn from the run's seed here",
  ),
  dtype: elsewhere("the weight's number type"),
  ...Object.fromEntries(
    ["shape", "name", "dims", "verify_shape"].map((each) => [
      each,
      elsewhere("the weight itself"),
    ]),
  ),
};

const text = (value: Argument | undefined): string =>
  typeof value === "string" ? value : "given by the program";

interface Saying {
  readonly path: string;
  readonly read: Reads;
  readonly write?: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples?: readonly Initializer[];
  readonly reads?: readonly string[];
}

/** Of a variable, whose op may count fans otherwise or not at all, a formula is the law it means for the variable's own shape. */
function atShape(law: Initializer, shape: readonly number[]): Initializer {
  if (shape.length === 0 || law.kind !== "varianceScaling") return law;
  return distribution(law, computeFans(shape)) as PlainDistribution;
}

/** The recording says where cut normals are not corrected for the cut: before 1.10. */
export const uncorrected = (law: Initializer): Initializer =>
  law.kind === "varianceScaling" && law.distribution === "truncatedNormal"
    ? { ...law, distribution: "uncorrectedTruncatedNormal" }
    : law;

/** Fans as TensorFlow counts them, from the shape of its own storage (init_ops.py · _compute_fans). */
export function computeFans(shape: readonly number[]): Fans {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
  const field = shape.slice(0, -2).reduce((product, n) => product * n, 1);
  return {
    fanIn: (shape.at(-2) ?? 1) * field,
    fanOut: (shape.at(-1) ?? 1) * field,
  };
}

function say({
  path,
  read: meaning,
  write,
  samples = [],
  reads = [],
}: Saying): InitializerPhrase {
  return {
    calls: [`tensorflow.${path}`],
    signature: signatureOf(`tensorflow.${path}`),
    read: (object, shape) => {
      const law = meaning(object, shape);
      const old = object.argument("corrected") === false;
      return atShape(old ? uncorrected(law) : law, shape);
    },
    write: (value) => {
      const words = write?.(value) ?? null;
      return words && { path: `tensorflow.${path}`, arguments: words };
    },
    samples,
    claims: {
      ...claims,
      ...Object.fromEntries(
        reads.map((each) => [each, elsewhere("the initialiser")]),
      ),
    },
    source: signed(`tensorflow.${path}`),
  };
}

const fixedLaw = (path: string, meaning: Initializer): InitializerPhrase =>
  say({
    path,
    read: () => meaning,
    write: (value) => (same(value, meaning) ? {} : null),
    samples: [meaning],
  });

const normal = (path: string) =>
  say({
    path,
    read: (o) => ({
      kind: "normal",
      mean: at(o, "mean"),
      std: at(o, "stddev"),
    }),
    write: (v) =>
      v.kind === "normal" ? { mean: v.mean, stddev: v.std } : null,
    samples: [{ kind: "normal", mean: 0, std: 0.1 }],
    reads: ["mean", "stddev"],
  });

/** Cut at two standard deviations. */
const cut = (path: string) =>
  say({
    path,
    read: (o) => cutNormal(at(o, "mean"), at(o, "stddev")),
    write: (v) =>
      v.kind === "truncatedNormal" && same(v, cutNormal(v.mean, v.std))
        ? { mean: v.mean, stddev: v.std }
        : null,
    samples: [cutNormal(0, 0.1)],
    reads: ["mean", "stddev"],
  });

/** `maxval=None` is 1 for floats. */
const uniform = (path: string) =>
  say({
    path,
    read: (o) => ({
      kind: "uniform",
      low: at(o, "minval"),
      high: o.argument("maxval") === null ? 1 : at(o, "maxval"),
    }),
    write: (v) =>
      v.kind === "uniform" ? { minval: v.low, maxval: v.high } : null,
    samples: [{ kind: "uniform", low: -0.1, high: 0.1 }],
    reads: ["minval", "maxval"],
  });

const fans: Readonly<Record<string, VarianceScaling["fan"]>> = {
  fan_in: "in",
  fan_out: "out",
  fan_avg: "average",
};
const fanOf = (object: ConstructedObject): VarianceScaling["fan"] => {
  const value = object.argument("mode");
  const found =
    typeof value === "string" ? fans[value.toLowerCase()] : undefined;
  if (!found) throw expected("mode", "'fan_in', 'fan_out' or 'fan_avg'", value);
  return found;
};

/** `normal` means the cut one. */
function scaled(object: ConstructedObject): Initializer {
  const scale = at(object, "scale");
  const kind = object.argument("distribution");
  if (kind === "uniform") return scaling(scale, fanOf(object), "uniform");
  if (kind === "untruncated_normal")
    return scaling(scale, fanOf(object), "normal");
  if (kind === "truncated_normal" || kind === "normal")
    return scaling(scale, fanOf(object), "truncatedNormal");
  throw expected(
    "distribution",
    "'uniform', 'truncated_normal' or 'untruncated_normal'",
    kind,
  );
}

const words = {
  uniform: "uniform",
  truncatedNormal: "truncated_normal",
  normal: "untruncated_normal",
  uncorrectedTruncatedNormal: null,
} as const;

/** tf.contrib's: std = √(1.3·factor/n) cut at ±2σ, or uniform within √(3·factor/n). */
function contribScaled(object: ConstructedObject): Initializer {
  const factor = at(object, "factor");
  return object.argument("uniform") === true
    ? scaling(factor, fanOf(object), "uniform")
    : scaling(1.3 * factor, fanOf(object), "uncorrectedTruncatedNormal");
}

const xavier = (object: ConstructedObject): Initializer =>
  object.argument("uniform") === false
    ? scaling(1.3, "average", "uncorrectedTruncatedNormal")
    : scaling(1, "average", "uniform");

/** ±factor·√(3/n), n the product of all axes but the last: for dense layers and convolutions the fan in. */
const unitScaling = (object: ConstructedObject): Initializer =>
  scaling(at(object, "factor") ** 2, "in", "uniform");

export const glorot = scaling(1, "average", "uniform");

/** What get_variable does where neither it nor its scope names an initialiser. */
const defaultLaw: Reads = () => glorot;

export const initializers: readonly InitializerPhrase[] = [
  fixedLaw("zeros_initializer", constant(0)),
  fixedLaw("ones_initializer", constant(1)),
  say({
    path: "constant_initializer",
    read: (o) =>
      typeof o.argument("value") === "number"
        ? constant(at(o, "value"))
        : { kind: "given", what: "numbers of the program's own" },
    write: (v) => (v.kind === "constant" ? { value: v.value } : null),
    samples: [constant(0.1)],
    reads: ["value"],
  }),
  normal("random_normal_initializer"),
  cut("truncated_normal_initializer"),
  uniform("random_uniform_initializer"),
  fixedLaw("glorot_uniform_initializer", glorot),
  fixedLaw(
    "glorot_normal_initializer",
    scaling(1, "average", "truncatedNormal"),
  ),
  fixedLaw("initializers.he_normal", scaling(2, "in", "truncatedNormal")),
  fixedLaw("initializers.he_uniform", scaling(2, "in", "uniform")),
  fixedLaw("initializers.lecun_normal", scaling(1, "in", "truncatedNormal")),
  fixedLaw("initializers.lecun_uniform", scaling(1, "in", "uniform")),
  say({
    path: "variance_scaling_initializer",
    read: scaled,
    write: (v) =>
      v.kind === "varianceScaling" && words[v.distribution] !== null
        ? {
            scale: v.scale,
            mode: v.fan === "average" ? "fan_avg" : `fan_${v.fan}`,
            distribution: words[v.distribution],
          }
        : null,
    samples: [scaling(0.5, "out", "uniform"), scaling(2, "in", "normal")],
    reads: ["scale", "mode", "distribution"],
  }),
  say({
    path: "orthogonal_initializer",
    read: (o) => ({ kind: "orthogonal", gain: at(o, "gain") }),
    write: (v) => (v.kind === "orthogonal" ? { gain: v.gain } : null),
    samples: [{ kind: "orthogonal", gain: 2 }],
    reads: ["gain"],
  }),
  say({
    path: "uniform_unit_scaling_initializer",
    read: unitScaling,
    reads: ["factor"],
  }),
  say({
    path: "contrib.layers.xavier_initializer",
    read: xavier,
    reads: ["uniform"],
  }),
  say({
    path: "contrib.layers.variance_scaling_initializer",
    read: contribScaled,
    reads: ["factor", "mode", "uniform"],
  }),
  normal("random_normal"),
  cut("truncated_normal"),
  uniform("random_uniform"),
  say({
    path: "constant",
    read: (o) => constant(at(o, "value")),
    write: (v) => (v.kind === "constant" ? { value: v.value } : null),
    samples: [constant(0.1)],
    reads: ["value"],
  }),
  { ...say({ path: "get_variable", read: defaultLaw }), origin: "default" },
  say({
    path: "Variable",
    read: (o) => ({
      kind: "given",
      what: text(o.argument("initial_value")),
    }),
    reads: ["initial_value"],
  }),
];
