// Rows that many of MXNet's operators share, and how one operator becomes the phrases of mx.sym and mx.nd.
import {
  noPadding,
  type Codec,
  type Fans,
  type Initializer,
  type Layout,
  type OpName,
  type Padding,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  input,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../phrase.ts";
import { boolean, expected, impliedWord, number } from "../words.ts";
import { exists, signatureOf } from "./signatures.ts";
import { inSource, signed } from "./sources.ts";

/** What every operator takes beside its options. */
const everywhere: Readonly<Record<string, Claim>> = {
  data: input,
  lhs: input,
  rhs: input,
  label: input,
  name: elsewhere("the node's name"),
  attr: ignored(
    "it labels the node; labels that change training are refused while recording",
  ),
  out: ignored("it says where the result is kept"),
  kwargs: elsewhere("unknown arguments are refused while recording"),
  cudnn_off: ignored("it changes speed only"),
  cudnn_tune: ignored("it changes speed only"),
  workspace: ignored("it changes speed only"),
};

type Definition<Name extends OpName> = Omit<
  Phrase<Name>,
  "calls" | "signature" | "claims" | "source"
> & {
  readonly claims?: Readonly<Record<string, Claim>>;
  readonly source?: Source;
};

/** An operator under `mx.sym` and `mx.nd`. `part` names what one call means by an argument: `Pooling.avg`. */
export function operator<Name extends OpName>(
  names: string | readonly string[],
  definition: Definition<Name>,
  part = "",
): Phrase<Name>[] {
  const list = typeof names === "string" ? [names] : names;
  return list.flatMap((name) =>
    ["symbol", "ndarray"].flatMap((space) => {
      const path = `mxnet.${space}.${name}`;
      if (!exists(path)) return [];
      return [
        phrase({
          source: signed(path),
          ...definition,
          calls: [path + part],
          signature: signatureOf(path),
          claims: { ...everywhere, ...definition.claims },
        }),
      ];
    }),
  );
}

export const has = (context: Context, parameter: string): boolean =>
  context.argument(parameter) !== undefined;

const listOf = (value: Argument | undefined): readonly Argument[] =>
  Array.isArray(value)
    ? (value as readonly Argument[])
    : value === null || value === undefined
      ? []
      : [value];

/** How many spatial axes a kernel has. */
export const rankOfKernel = (context: Context): number =>
  listOf(context.argument("kernel")).length || 2;

/** One number per spatial axis; an empty tuple means `otherwise` for each. */
export function perAxis(
  context: Context,
  parameter: string,
  otherwise: number,
): readonly number[] {
  const rank = rankOfKernel(context);
  const list = listOf(context.argument(parameter)).map((each) =>
    number(each, parameter),
  );
  if (list.length === 0) return Array<number>(rank).fill(otherwise);
  if (list.length !== rank)
    throw expected(
      parameter,
      `a tuple of ${rank}`,
      context.argument(parameter),
    );
  return list;
}

export function axesWord(
  parameter: string,
  otherwise: number,
  source: Source,
  samples: readonly (readonly number[])[] = [
    [2, 2],
    [1, 2],
  ],
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) => perAxis(context, parameter, otherwise),
    write: (value) => ({ [parameter]: [...value] }),
    default: { kind: "signature", source },
    samples,
  };
}

/** Padding that is equal on both sides. */
export function padWord(source: Source): Word<Padding> {
  return {
    from: ["pad"],
    read: (context) => {
      const amounts = perAxis(context, "pad", 0);
      return { kind: "explicit", before: amounts, after: amounts };
    },
    write: (value) =>
      value.kind === "explicit" && value.before.join() === value.after.join()
        ? { pad: [...value.before] }
        : null,
    default: { kind: "signature", source },
    samples: [
      noPadding(2),
      { kind: "explicit", before: [1, 2], after: [1, 2] },
    ],
  };
}

const lastLayouts = ["NWC", "NHWC", "NDHWC"];
const firstLayouts = ["NCW", "NCHW", "NCDHW"];

/** The channels' place: first unless a layout says otherwise. */
export function layoutWord(
  source: Source,
  rank: (context: Context) => number = rankOfKernel,
): Word<Layout> {
  return {
    from: ["layout"],
    read: (context) =>
      lastLayouts.includes(layoutOf(context))
        ? "channelsLast"
        : "channelsFirst",
    write: (value, context) =>
      has(context, "layout")
        ? {
            layout:
              (value === "channelsLast" ? lastLayouts : firstLayouts)[
                rank(context) - 1
              ] ?? null,
          }
        : null,
    default: { kind: "signature", source },
    samples: ["channelsFirst", "channelsLast"],
  };
}

const layoutOf = (context: Context): string => {
  const value = context.argument("layout");
  return typeof value === "string" ? value : "";
};

export const isChannelsLast = (context: Context): boolean =>
  lastLayouts.includes(layoutOf(context));

/** A flag whose meaning is the opposite of the option's. */
export function notWord(parameter: string, source: Source): Word<boolean> {
  return {
    from: [parameter],
    read: (context) => !boolean(context.argument(parameter), parameter),
    write: (value) => ({ [parameter]: !value }),
    default: { kind: "signature", source },
    samples: [true, false],
  };
}

const initializers = inSource(
  "python/mxnet/initializer.py · Initializer.__call__",
);

/** Fans as MXNet's initialisers count them: from the weight's own first two axes, times the rest (Xavier._init_weight). */
export function fansOf(context: Context, role: string): Fans {
  const [first = 1, second = 1, ...field] = context.weightShape(role) ?? [];
  const taps = field.reduce((product, n) => product * n, 1);
  return { fanIn: second * taps, fanOut: first * taps };
}

/** A weight that the module's initialiser draws; the default is that of init_params and fit. */
export const drawnWeight = (
  parameter: string,
  codec: (context: Context) => Codec,
): WeightWord => ({
  parameter,
  codec,
  initializer: impliedWord<Initializer>(
    { kind: "uniform", low: -0.01, high: 0.01 },
    "init_params and fit draw from U(−0.01, 0.01) unless they are told otherwise",
    inSource("python/mxnet/module/base_module.py · BaseModule.init_params"),
  ),
  fans: (context) => fansOf(context, parameter),
});

/** A weight that starts at one value whatever the initialiser, by the ending of its name. */
export const constantWeight = (
  parameter: string,
  value: number,
): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: impliedWord<Initializer>(
    { kind: "constant", value },
    `every initialiser starts what is named …${parameter} at ${value}`,
    initializers,
  ),
});

/** Claims on weights that stand among the inputs. */
export const given = (
  ...roles: readonly string[]
): Readonly<Record<string, Claim>> =>
  Object.fromEntries(roles.map((role) => [role, elsewhere("the weights")]));

/** Kernels from O, I, space (channels first) or O, space, I. */
export const kernelCodec = (context: Context): Codec => {
  const rank = rankOfKernel(context);
  if (!isChannelsLast(context)) return [];
  const space = Array.from({ length: rank }, (_, i) => i + 1);
  return [{ step: "permute", axes: [0, rank + 1, ...space] }];
};
