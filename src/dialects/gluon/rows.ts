// Rows that Gluon's layers share.
import {
  type ActiveIn,
  type Codec,
  type Fans,
  type Initializer,
  type Layout,
  type OpName,
  type OptionsOf,
  type Padding,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  phrase,
  type Claim,
  type Context,
  type FollowUp,
  type FollowUpNode,
  type Phrase,
  type WeightWord,
  type Word,
} from "../phrase.ts";
import { expected, impliedWord, tuple } from "../words.ts";
import { exists, signatureOf } from "./signatures.ts";
import { inSource, signed } from "./sources.ts";

const everywhere: Readonly<Record<string, Claim>> = {
  kwargs: elsewhere(
    "prefix and params are read while recording; any other is refused there",
  ),
  prefix: elsewhere("the layer's name"),
  params: elsewhere("shared weights, read while recording"),
  in_channels: elsewhere("the input's channels"),
  in_units: elsewhere("the input's size"),
};

type Definition<Name extends OpName> = Omit<
  Phrase<Name>,
  "calls" | "signature" | "claims" | "source"
> & { readonly claims?: Readonly<Record<string, Claim>> };

/** A layer of `gluon.nn` by its name; none where no version has it. */
export function layer<Name extends OpName>(
  name: string,
  definition: Definition<Name>,
  module = "nn",
): Phrase<Name>[] {
  const path = `mxnet.gluon.${module}.${name}`;
  if (!exists(path)) return [];
  return [
    phrase({
      ...definition,
      calls: [path],
      signature: signatureOf(path),
      claims: { ...everywhere, ...definition.claims },
      source: signed(path),
    }),
  ];
}

export const has = (context: Context, parameter: string): boolean =>
  context.argument(parameter) !== undefined;

/** Padding that is equal on both sides. */
export function paddingWord(
  parameter: string,
  rank: number,
  source: Source,
): Word<Padding> {
  const both = (amounts: readonly number[]): Padding => ({
    kind: "explicit",
    before: amounts,
    after: amounts,
  });
  return {
    from: [parameter],
    read: (context) =>
      both(tuple(context.argument(parameter), rank, parameter)),
    write: (value) =>
      value.kind === "explicit" && value.before.join() === value.after.join()
        ? { [parameter]: [...value.before] }
        : null,
    default: { kind: "signature", source },
    samples: [
      both(Array<number>(rank).fill(0)),
      both(Array.from({ length: rank }, (_, i) => i + 1)),
    ],
  };
}

const first = ["NCW", "NCHW", "NCDHW"];
const last = ["NWC", "NHWC", "NDHWC"];

const layoutOf = (context: Context): string => {
  const value = context.argument("layout");
  return typeof value === "string" ? value : "";
};

export const isChannelsLast = (context: Context): boolean =>
  last.includes(layoutOf(context));

export function layoutWord(rank: number, source: Source): Word<Layout> {
  return {
    from: ["layout"],
    read: (context) => {
      const value = context.argument("layout");
      if (value === first[rank - 1]) return "channelsFirst";
      if (value === last[rank - 1]) return "channelsLast";
      throw expected(
        "layout",
        `'${first[rank - 1]}' or '${last[rank - 1]}'`,
        value,
      );
    },
    write: (value) => ({
      layout: (value === "channelsLast" ? last : first)[rank - 1] ?? "",
    }),
    default: { kind: "signature", source },
    samples: ["channelsFirst", "channelsLast"],
  };
}

/** Kernels from O, I, space (channels first) or O, space, I. */
export const kernelCodec =
  (rank: number) =>
  (context: Context): Codec => {
    if (!isChannelsLast(context)) return [];
    const space = Array.from({ length: rank }, (_, i) => i + 1);
    return [{ step: "permute", axes: [0, rank + 1, ...space] }];
  };

/** Fans as MXNet's initialisers count them: from the weight's own first two axes, times the rest. */
export function fansOf(context: Context, role: string): Fans {
  const [out = 1, into = 1, ...field] = context.weightShape(role) ?? [];
  const taps = field.reduce((product, n) => product * n, 1);
  return { fanIn: into * taps, fanOut: out * taps };
}

const initialize = inSource(
  "python/mxnet/gluon/parameter.py · ParameterDict.initialize",
);
const stated = (parameter: string): Initializer => ({
  kind: "given",
  what: `as ${parameter} says`,
});

/** A weight that follows the initialiser of net.initialize unless the layer names its own; both are told when the weight is made. */
export const drawnWeight = (
  parameter: string,
  codec: (context: Context) => Codec,
  argument = `${parameter}_initializer`,
): WeightWord => ({
  parameter,
  codec,
  initializer: {
    from: [argument],
    read: () => stated(argument),
    write: () => null,
    default: {
      kind: "derived",
      value: () => ({ kind: "uniform", low: -0.07, high: 0.07 }),
      because:
        "initialize() draws from U(−0.07, 0.07) unless it is given an initialiser",
      source: initialize,
    },
    samples: [],
  },
  fans: (context) => fansOf(context, parameter),
});

const names: Readonly<Record<string, number>> = {
  zeros: 0,
  ones: 1,
};

/** A weight whose layer says a constant by name: bias_initializer='zeros'. */
export const namedWeight = (
  parameter: string,
  argument: string,
): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: {
    from: [argument],
    read: (context): Initializer => {
      const value = context.argument(argument);
      const constant = typeof value === "string" ? names[value] : undefined;
      return constant === undefined
        ? stated(argument)
        : { kind: "constant", value: constant };
    },
    write: (value) => {
      const name = Object.keys(names).find(
        (each) => value.kind === "constant" && names[each] === value.value,
      );
      return name === undefined ? null : { [argument]: name };
    },
    default: { kind: "signature", source: signed("mxnet.gluon.nn") },
    samples: [{ kind: "constant", value: 0 }],
  },
});

const curves: Readonly<Record<string, OptionsOf<"activation">["function"]>> = {
  relu: "relu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softrelu: "softplus",
  softsign: "softsign",
};

/** The curve that an activation's name means. */
export function curveOf(
  value: Argument | undefined,
): OptionsOf<"activation">["function"] {
  const found = typeof value === "string" ? curves[value] : undefined;
  if (found === undefined)
    throw expected(
      "activation",
      Object.keys(curves)
        .map((each) => `'${each}'`)
        .join(", "),
      value,
    );
  return found;
}

export const curveName = (
  curve: OptionsOf<"activation">["function"],
): string | undefined =>
  Object.keys(curves).find((each) => curves[each] === curve);

/** The node that `activation='relu'` adds. */
export const activated: FollowUp = {
  from: ["activation"],
  read: (context): FollowUpNode | null => {
    const value = context.argument("activation") ?? null;
    if (value === null) return null;
    return {
      op: "activation",
      options: { function: curveOf(value), alpha: null },
    };
  },
  source: inSource("python/mxnet/gluon/nn/conv_layers.py · _Conv"),
};

/** What the mode of the call says. Outside any model it is stated only where training is off. */
export const followsMode: Word<ActiveIn> = impliedWord<ActiveIn>(
  (context) =>
    context.stated("training") ? context.activeIn("training") : "training",
  "a layer follows autograd.record and its train_mode",
  inSource("python/mxnet/autograd.py · record"),
);
