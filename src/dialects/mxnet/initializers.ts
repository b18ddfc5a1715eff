// mx.init: each as an object that a module or a block hands to its weights.
import type { Initializer, PlainInitializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  PhraseError,
  type Claim,
  type ConstructedObject,
  type InitializerPhrase,
} from "../phrase.ts";
import { expected, number, printArgument } from "../words.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

const source = inSource("python/mxnet/initializer.py");
const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

type Arguments = Readonly<Record<string, Argument>>;

function say(
  name: string,
  parameters: readonly string[],
  read: InitializerPhrase["read"],
  write: (initializer: Initializer) => Arguments | null,
  samples: readonly Initializer[],
): InitializerPhrase {
  const path = `mxnet.initializer.${name}`;
  const claims: Readonly<Record<string, Claim>> = Object.fromEntries(
    parameters.map((each) => [each, elsewhere("the initialiser")]),
  );
  return {
    calls: [path],
    signature: signatureOf(path),
    read,
    write: (initializer) => {
      const found = write(initializer);
      return found && { path, arguments: found };
    },
    samples,
    claims,
    source,
  };
}

const constant = (value: number): Initializer => ({ kind: "constant", value });
const fans = { avg: "average", in: "in", out: "out" } as const;
type Fan = (typeof fans)[keyof typeof fans];

function fanOf(value: Argument | undefined): Fan {
  if (value === "avg" || value === "in" || value === "out") return fans[value];
  throw expected("factor_type", "'avg', 'in' or 'out'", value);
}
const sayFan = (fan: Fan): string => (fan === "average" ? "avg" : fan);

/** U(±√(magnitude / fan)), or N(0, √(magnitude / fan)). */
function scaled(
  magnitude: number,
  fan: Fan,
  rnd: Argument | undefined,
): Initializer {
  if (rnd !== "uniform" && rnd !== "gaussian")
    throw expected("rnd_type", "'uniform' or 'gaussian'", rnd);
  return rnd === "uniform"
    ? {
        kind: "varianceScaling",
        scale: Number((magnitude / 3).toPrecision(15)),
        fan,
        distribution: "uniform",
      }
    : {
        kind: "varianceScaling",
        scale: magnitude,
        fan,
        distribution: "normal",
      };
}

const xavier = say(
  "Xavier",
  ["rnd_type", "factor_type", "magnitude"],
  (object) =>
    scaled(
      at(object, "magnitude"),
      fanOf(object.argument("factor_type")),
      object.argument("rnd_type"),
    ),
  (each) =>
    each.kind === "varianceScaling" && each.distribution !== "truncatedNormal"
      ? {
          rnd_type: each.distribution === "uniform" ? "uniform" : "gaussian",
          factor_type: sayFan(each.fan),
          magnitude:
            each.distribution === "uniform"
              ? Number((each.scale * 3).toPrecision(15))
              : each.scale,
        }
      : null,
  [
    scaled(3, "average", "uniform"),
    scaled(2.24, "average", "uniform"),
    scaled(2, "in", "gaussian"),
  ],
);

/** He's initialiser, with magnitude 2 / (1 + slope²). */
const msra = say(
  "MSRAPrelu",
  ["factor_type", "slope"],
  (object) =>
    scaled(
      2 / (1 + at(object, "slope") ** 2),
      fanOf(object.argument("factor_type")),
      "gaussian",
    ),
  (each) =>
    each.kind === "varianceScaling" &&
    each.distribution === "normal" &&
    each.scale <= 2
      ? {
          factor_type: sayFan(each.fan),
          slope: Math.sqrt(2 / each.scale - 1),
        }
      : null,
  [scaled(2, "in", "gaussian")],
);

const plain: readonly InitializerPhrase[] = [
  say(
    "Zero",
    [],
    () => constant(0),
    (each) => (each.kind === "constant" && each.value === 0 ? {} : null),
    [constant(0)],
  ),
  say(
    "One",
    [],
    () => constant(1),
    (each) => (each.kind === "constant" && each.value === 1 ? {} : null),
    [constant(1)],
  ),
  say(
    "Constant",
    ["value"],
    (object) => {
      const value = object.argument("value");
      if (typeof value === "number") return constant(value);
      return {
        kind: "given",
        what: `the values of ${printArgument(value ?? null)}`,
      };
    },
    (each) => (each.kind === "constant" ? { value: each.value } : null),
    [constant(0.25)],
  ),
  say(
    "Uniform",
    ["scale"],
    (object) => ({
      kind: "uniform",
      low: -at(object, "scale"),
      high: at(object, "scale"),
    }),
    (each) =>
      each.kind === "uniform" && each.low === -each.high
        ? { scale: each.high }
        : null,
    [{ kind: "uniform", low: -0.07, high: 0.07 }],
  ),
  say(
    "Normal",
    ["sigma"],
    (object) => ({ kind: "normal", mean: 0, std: at(object, "sigma") }),
    (each) =>
      each.kind === "normal" && each.mean === 0 ? { sigma: each.std } : null,
    [{ kind: "normal", mean: 0, std: 0.01 }],
  ),
  say(
    "Orthogonal",
    ["scale", "rand_type"],
    (object) => ({ kind: "orthogonal", gain: at(object, "scale") }),
    (each) => (each.kind === "orthogonal" ? { scale: each.gain } : null),
    [{ kind: "orthogonal", gain: 1.414 }],
  ),
];

/** Zeros, but for the forget gate's part: the second quarter of the bias. */
const lstmBias: InitializerPhrase = say(
  "LSTMBias",
  ["forget_bias"],
  (object, shape) => {
    const size = (shape[0] ?? 0) / 4;
    const block = (value: number, gates: number) => ({
      size: size * gates,
      initializer: { kind: "constant" as const, value },
    });
    return {
      kind: "blocks",
      axis: 0,
      blocks: [block(0, 1), block(at(object, "forget_bias"), 1), block(0, 2)],
    };
  },
  () => null,
  [],
);

const gateCounts: Readonly<Record<string, number>> = {
  rnn_relu: 1,
  rnn_tanh: 1,
  lstm: 4,
  gru: 3,
};

/** Each gate's kernels drawn for themselves, with fans of their own; biases 0, but for an LSTM's forget gates. */
const fusedRnn: InitializerPhrase = say(
  "FusedRNN",
  ["init", "num_hidden", "num_layers", "mode", "bidirectional", "forget_bias"],
  (object, [total = 0]) => {
    const units = at(object, "num_hidden");
    const mode = object.argument("mode");
    const gates = gateCounts[typeof mode === "string" ? mode : ""] ?? 1;
    const ways = object.argument("bidirectional") === true ? 2 : 1;
    const features = total / (ways * gates * units) - units - 2;
    const inner = innerOf(object.argument("init"));
    const kernels = (columns: number) => ({
      size: units * columns,
      initializer: inner([units, columns]),
      fans: { fanIn: columns, fanOut: units },
    });
    const bias = (gate: number) => ({
      size: units,
      initializer: {
        kind: "constant" as const,
        value: mode === "lstm" && gate === 1 ? at(object, "forget_bias") : 0,
      },
    });
    const each = Array.from({ length: gates }, (_, i) => i);
    const matrices = [
      ...each.map(() => kernels(features)),
      ...each.map(() => kernels(units)),
    ];
    const biases = [...each.map(bias), ...each.map(bias)];
    return {
      kind: "blocks",
      axis: 0,
      blocks: [
        ...Array.from({ length: ways }, () => matrices).flat(),
        ...Array.from({ length: ways }, () => biases).flat(),
      ],
    };
  },
  () => null,
  [],
);

/** The initialiser that stands inside another one, as the recording lays it out: its path and all its numbers. */
function innerOf(
  value: Argument | undefined,
): (shape: readonly number[]) => PlainInitializer {
  const entries =
    typeof value === "object" && value !== null && "dict" in value
      ? value.dict
      : [];
  const known = new Map(entries.map(([key, each]) => [key, each]));
  const path = known.get("path");
  const phrase = initializers.find((each) =>
    each.calls.some((call) => call === path),
  );
  return (shape) => {
    const read = phrase?.read(
      {
        path: typeof path === "string" ? path : "",
        argument: (name) => known.get(name),
      },
      shape,
    );
    if (!read || read.kind === "blocks")
      throw expected("init", "an initialiser that draws a matrix", value);
    return read;
  };
}

/** Initialisers that are known by name and whose values are not modelled. */
const refused = (name: string, why: string): InitializerPhrase =>
  say(
    name,
    [],
    () => {
      throw new PhraseError(
        `mxnet.initializer.${name} is not modelled here: ${why}`,
      );
    },
    () => null,
    [],
  );

/** Weights that the program hands over. */
const given: InitializerPhrase = {
  calls: ["mxnet.module.Module.set_params"],
  signature: signatureOf("mxnet.module.Module.set_params"),
  read: () => ({ kind: "given", what: "weights that the program hands over" }),
  write: () => null,
  samples: [],
  claims: Object.fromEntries(
    [
      "arg_params",
      "aux_params",
      "allow_missing",
      "force_init",
      "allow_extra",
    ].map((each) => [each, elsewhere("the weights given")]),
  ),
  source: inSource("python/mxnet/module/base_module.py"),
};

export const initializers: readonly InitializerPhrase[] = [
  xavier,
  msra,
  ...plain,
  refused("Bilinear", "it fills a kernel for upsampling."),
  lstmBias,
  fusedRnn,
  given,
];
