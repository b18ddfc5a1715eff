// Initialisers that overwrite a weight after it was made: torch.nn.init and the in-place methods of tensors.
import { cutNormal, type Initializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  ignored,
  input,
  PhraseError,
  type Claim,
  type ConstructedObject,
  type InitializerPhrase,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { number } from "../words.ts";
import { inSource, signed } from "./sources.ts";

type Written = ReturnType<InitializerPhrase["write"]>;

const generator = ignored("it is a source of random numbers of its own");

interface Definition {
  readonly name: string;
  readonly parameters: string;
  readonly read: (
    object: ConstructedObject,
    shape: readonly number[],
  ) => Initializer;
  readonly write: (
    initializer: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
  /** Parameters that `read` reads. */
  readonly reads?: readonly string[];
  /** Draws numbers: takes a generator since a version (2.2.0). */
  readonly draws?: boolean;
  readonly since?: string;
  /** The whole signature before 1.5.0, where it was another. */
  readonly before?: string;
}

const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

/** `torch.nn.init.x_`, and the older name without the underscore. */
function late({
  name,
  parameters,
  read,
  write,
  samples,
  reads = [],
  draws = true,
  since = "2.2.0",
  before,
}: Definition): InitializerPhrase[] {
  const first = ["tensor", parameters].filter(Boolean).join(", ");
  const signature: Versioned<string> =
    before !== undefined
      ? byVersion(["0.3.1", before], ["1.5.0", first])
      : draws
        ? byVersion(["0.3.1", first], [since, `${first}, generator=None`])
        : first;
  const claims: Readonly<Record<string, Claim>> = {
    tensor: input,
    generator,
    ...Object.fromEntries(
      reads.map((each) => [
        each,
        { claim: "elsewhere", where: "the initialiser" } as const,
      ]),
    ),
  };
  const path = `torch.nn.init.${name}_`;
  const say = (initializer: Initializer): Written => {
    const found = write(initializer);
    return found === null ? null : { path, arguments: found };
  };
  return [
    {
      calls: [path],
      signature,
      read,
      write: say,
      samples,
      claims,
      source: signed(path),
    },
  ];
}

/** Variance scale / fan, by a gain. */
const scaled = (
  gain: number,
  fan: "in" | "out" | "average",
  distribution: "uniform" | "normal",
): Initializer => ({
  kind: "varianceScaling",
  scale: gain * gain,
  fan,
  distribution,
});

function xavier(distribution: "uniform" | "normal"): InitializerPhrase[] {
  return late({
    name: `xavier_${distribution}`,
    parameters: "gain=1.0",
    read: (object, shape) => (
      matrix(shape),
      scaled(at(object, "gain"), "average", distribution)
    ),
    write: (each) =>
      each.kind === "varianceScaling" &&
      each.fan === "average" &&
      each.distribution === distribution
        ? { gain: Math.sqrt(each.scale) }
        : null,
    samples: [
      scaled(1, "average", distribution),
      scaled(2, "average", distribution),
    ],
    reads: ["gain"],
  });
}

function matrix(shape: readonly number[]): void {
  if (shape.length < 2)
    throw new PhraseError(
      `Expected a weight with at least 2 axes, whose fans can be counted. Received one of shape (${shape.join(", ")}).`,
    );
}

/** The factor recommended for an activation: torch/nn/init.py · calculate_gain. */
export function gainOf(
  nonlinearity: Argument | undefined,
  slope: number,
): number {
  const gains: Readonly<Record<string, number>> = {
    linear: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: Math.SQRT2,
    selu: 3 / 4,
  };
  const name = typeof nonlinearity === "string" ? nonlinearity : "";
  if (name === "leaky_relu") return Math.sqrt(2 / (1 + slope * slope));
  const gain = name.startsWith("conv") ? 1 : gains[name];
  if (gain === undefined)
    throw new PhraseError(
      `Expected nonlinearity to be one that torch knows. Received nonlinearity='${name}'.`,
    );
  return gain;
}

function kaiming(distribution: "uniform" | "normal"): InitializerPhrase[] {
  return late({
    name: `kaiming_${distribution}`,
    parameters: "a=0, mode='fan_in', nonlinearity='leaky_relu'",
    read: (object, shape) => {
      matrix(shape);
      const gain = gainOf(object.argument("nonlinearity"), at(object, "a"));
      return scaled(
        gain,
        object.argument("mode") === "fan_out" ? "out" : "in",
        distribution,
      );
    },
    write: (each) => {
      if (
        each.kind !== "varianceScaling" ||
        each.fan === "average" ||
        each.distribution !== distribution ||
        each.scale > 2
      )
        return null;
      return {
        a: Math.sqrt(2 / each.scale - 1),
        mode: each.fan === "in" ? "fan_in" : "fan_out",
      };
    },
    samples: [
      scaled(1, "in", distribution),
      { kind: "varianceScaling", scale: 2, fan: "out", distribution },
    ],
    reads: ["a", "mode", "nonlinearity"],
  });
}

/** Cuts stand at absolute values; beyond ±6σ there is nothing to cut. */
function truncated(object: ConstructedObject): Initializer {
  const [mean, std, low, high] = ["mean", "std", "a", "b"].map((name) =>
    at(object, name),
  ) as [number, number, number, number];
  const cuts = [(mean - low) / std, (high - mean) / std];
  return cuts.every((cut) => cut >= 6)
    ? { kind: "normal", mean, std }
    : { kind: "truncatedNormal", mean, std, low, high };
}

const constant = (value: number): Initializer => ({ kind: "constant", value });
const layersInit: readonly InitializerPhrase[] = [
  ...late({
    name: "uniform",
    parameters: "a=0.0, b=1.0",
    read: (o) => ({ kind: "uniform", low: at(o, "a"), high: at(o, "b") }),
    write: (i) => (i.kind === "uniform" ? { a: i.low, b: i.high } : null),
    samples: [{ kind: "uniform", low: -0.1, high: 0.1 }],
    reads: ["a", "b"],
  }),
  ...late({
    name: "normal",
    parameters: "mean=0.0, std=1.0",
    read: (o) => ({ kind: "normal", mean: at(o, "mean"), std: at(o, "std") }),
    write: (i) => (i.kind === "normal" ? { mean: i.mean, std: i.std } : null),
    samples: [{ kind: "normal", mean: 0, std: 0.02 }],
    reads: ["mean", "std"],
  }),
  ...late({
    name: "constant",
    parameters: "val",
    read: (o) => constant(at(o, "val")),
    write: (i) => (i.kind === "constant" ? { val: i.value } : null),
    samples: [constant(0.1)],
    reads: ["val"],
    draws: false,
  }),
  ...late({
    name: "zeros",
    parameters: "",
    read: () => constant(0),
    write: (i) => (i.kind === "constant" && i.value === 0 ? {} : null),
    samples: [constant(0)],
    draws: false,
  }),
  ...late({
    name: "ones",
    parameters: "",
    read: () => constant(1),
    write: (i) => (i.kind === "constant" && i.value === 1 ? {} : null),
    samples: [constant(1)],
    draws: false,
  }),
  ...late({
    name: "eye",
    parameters: "",
    read: () => ({ kind: "identity", gain: 1 }),
    write: (i) => (i.kind === "identity" && i.gain === 1 ? {} : null),
    samples: [{ kind: "identity", gain: 1 }],
    draws: false,
  }),
  ...late({
    name: "orthogonal",
    parameters: "gain=1",
    read: (o) => ({ kind: "orthogonal", gain: at(o, "gain") }),
    write: (i) => (i.kind === "orthogonal" ? { gain: i.gain } : null),
    samples: [{ kind: "orthogonal", gain: 1 }],
    reads: ["gain"],
  }),
  ...late({
    name: "trunc_normal",
    since: "2.1.0",
    parameters: "mean=0.0, std=1.0, a=-2.0, b=2.0",
    read: truncated,
    write: (i) =>
      i.kind === "truncatedNormal"
        ? { mean: i.mean, std: i.std, a: i.low, b: i.high }
        : null,
    samples: [
      cutNormal(0, 0.02),
      { kind: "truncatedNormal", mean: 0, std: 1, low: -0.5, high: 3 },
    ],
    reads: ["mean", "std", "a", "b"],
  }),
  ...xavier("uniform"),
  ...xavier("normal"),
  ...kaiming("uniform"),
  ...kaiming("normal"),
  ...late({
    name: "dirac",
    parameters: "groups=1",
    before: "tensor",
    read: (o) => ({
      kind: "dirac",
      groups: number(o.argument("groups") ?? 1, "groups"),
    }),
    write: (i) => (i.kind === "dirac" ? { groups: i.groups } : null),
    samples: [
      { kind: "dirac", groups: 1 },
      { kind: "dirac", groups: 2 },
    ],
    reads: ["groups"],
    draws: false,
  }),
  ...late({
    name: "sparse",
    parameters: "sparsity, std=0.01",
    read: () => ({ kind: "given", what: "sparse values" }),
    write: () => null,
    samples: [],
    reads: ["sparsity", "std"],
  }),
];

/** In-place methods on a weight: `w.data.normal_(0, 0.02)`. They are read, never written: `nn.init` is preferred. */
function method(
  name: string,
  signature: string,
  read: InitializerPhrase["read"],
): InitializerPhrase {
  const claims: Readonly<Record<string, Claim>> = {
    self: input,
    generator,
    non_blocking: ignored("it changes speed only"),
    src: input,
  };
  const rest = Object.fromEntries(
    ["mean", "std", "from_", "to", "value"].map((each) => [
      each,
      { claim: "elsewhere", where: "the initialiser" } as const,
    ]),
  );
  return {
    calls: [`torch.Tensor.${name}`],
    signature,
    read,
    write: () => null,
    samples: [],
    claims: { ...rest, ...claims },
    source: inSource(`torch/_tensor_docs.py · ${name}`),
  };
}

const whatWasCopied = (object: ConstructedObject): Initializer => {
  const source = object.argument("src");
  return {
    kind: "given",
    what:
      typeof source === "string" ? source : "values that the program computes",
  };
};

export default [
  ...layersInit,
  method("normal_", "self, mean=0, std=1, *, generator=None", (o) => ({
    kind: "normal",
    mean: at(o, "mean"),
    std: at(o, "std"),
  })),
  method("uniform_", "self, from_=0, to=1, *, generator=None", (o) => ({
    kind: "uniform",
    low: at(o, "from_"),
    high: at(o, "to"),
  })),
  method("fill_", "self, value", (o) => constant(at(o, "value"))),
  method("zero_", "self", () => constant(0)),
  method("copy_", "self, src, non_blocking=False", whatWasCopied),
];
