// Convolutions: layers.Convolution, 1D to 3D, and the operation on a weight of the program's own. `default_options` may say init, bias, pad and activation.
import type { Codec, Fans, OptionsOf, Source } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import {
  glorotUniform,
  initializerWord,
  programsOwn,
} from "../initializers.ts";
import {
  autoPaddingWord,
  axesWord,
  channelsFirst,
  flag,
  named,
  padWord,
  perAxis,
  windowWord,
  type Rank,
} from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

const own = layers("Convolution");
const operation = ops("convolution");

const zeros = impliedWord<OptionsOf<"conv">["paddingMode"]>(
  "zeros",
  "positions outside the input count as zero",
  own,
);

/** The bias is stored with an axis of size 1 for each spatial axis. */
export const biasCodec = (context: Context): Codec => {
  const from = context.weightShape("b") ?? [];
  return from.length > 1 ? [{ step: "reshape", from, to: [from[0] ?? 1] }] : [];
};

const taps = (shape: readonly number[]): number =>
  shape.slice(2).reduce((product, n) => product * n, 1);

/** Fans of a kernel, from its own first two axes: outputs and inputs, or the other way round where it is transposed. */
export const kernelFans =
  (role: string, out: 0 | 1) =>
  (context: Context): Fans => {
    const shape = context.weightShape(role) ?? [];
    const [fanOut = 1, fanIn = 1] = [shape[out], shape[1 - out]];
    return { fanIn: fanIn * taps(shape), fanOut: fanOut * taps(shape) };
  };

export const windowedWeights = (
  path: string,
  source: Source,
  codec: (context: Context) => Codec,
  fans: (context: Context) => Fans,
): Readonly<Record<string, WeightWord>> => ({
  kernel: {
    parameter: "W",
    codec,
    initializer: initializerWord(path, "init", glorotUniform, source),
    fans,
  },
  bias: {
    parameter: "b",
    codec: biasCodec,
    initializer: initializerWord(
      path,
      "init_bias",
      { kind: "constant", value: 0 },
      source,
    ),
  },
});

export const windowedClaims: Readonly<Record<string, Claim>> = {
  ...named,
  activation: elsewhere("a call of its own after this one"),
  sequential: only(false),
  sharing: only(true),
  transpose_weight: only(false),
  reduction_rank: elsewhere("the channel axis, which is added before"),
  max_temp_mem_size_in_samples: ignored("it bounds memory only"),
  op_name: ignored("it is a name"),
};

const groups = (rank: Rank): Word<number> =>
  rank === 1
    ? impliedWord(1, "Convolution1D knows no groups", own)
    : numberWord("groups", own, [1]);

const oneBias = { weightShapes: { b: [8, 1, 1] } };

function layer(rank: Rank): Phrase<"conv"> {
  const path = `cntk.layers.Convolution${rank === null ? "" : `${rank}D`}`;
  return phrase({
    op: "conv",
    calls: [path],
    signature: signatureOf(path),
    options: {
      filters: numberWord("num_filters", own, [50, 4]),
      kernelSize: windowWord(rank, own),
      strides: axesWord("strides", rank, own),
      padding: padWord(path, rank, own),
      paddingMode: zeros,
      dilation: axesWord("dilation", rank, own),
      groups: groups(rank),
      useBias: flag(path, "bias", true, own),
      layout: channelsFirst,
    },
    weights: windowedWeights(path, own, () => [], kernelFans("W", 0)),
    claims: windowedClaims,
    sample: oneBias,
    source: own,
  });
}

const sizeOf = (context: Context): readonly number[] =>
  (context.weightShape("convolution_map") ?? []).slice(2);

const fromShape = <T>(read: (context: Context) => T): Word<T> => ({
  from: ["convolution_map"],
  read,
  write: () => null,
  default: {
    kind: "derived",
    value: read,
    because: "the weight's shape says it",
    source: operation,
  },
  samples: [],
});

const spatial = (parameter: string): Word<readonly number[]> => ({
  from: [parameter],
  read: (context) =>
    perAxis(context.argument(parameter), sizeOf(context).length, parameter),
  write: (value) => ({ [parameter]: [...value] }),
  default: { kind: "signature", source: operation },
  samples: [[2, 2]],
});

const path = "cntk.ops.convolution";
const call: Phrase<"conv"> = phrase({
  op: "conv",
  calls: [path],
  signature: signatureOf(path),
  options: {
    filters: fromShape((c) => c.weightShape("convolution_map")?.[0] ?? 0),
    kernelSize: fromShape(sizeOf),
    strides: spatial("strides"),
    padding: autoPaddingWord(sizeOf, operation),
    paddingMode: zeros,
    dilation: spatial("dilation"),
    groups: {
      from: ["groups"],
      read: (context) => number(context.argument("groups"), "groups"),
      write: (value) => ({ groups: value }),
      default: { kind: "signature", source: operation },
      samples: [1, 2],
    },
    useBias: impliedWord(
      false,
      "a bias is added by a call of its own",
      operation,
    ),
    layout: channelsFirst,
  },
  weights: {
    kernel: {
      parameter: "convolution_map",
      codec: () => [],
      initializer: programsOwn(operation),
      fans: kernelFans("convolution_map", 0),
    },
  },
  claims: {
    ...named,
    convolution_map: elsewhere("the kernel"),
    operand: { claim: "input" },
    sharing: only([true]),
    sequential: only(false),
    reduction_rank: only(1),
    max_temp_mem_size_in_samples: ignored("it bounds memory only"),
  },
  sample: { weightShapes: { convolution_map: [8, 4, 3, 3] } },
  source: operation,
});

const ranks: readonly Rank[] = [1, 2, 3, null];
export default [...ranks.map(layer), call];
