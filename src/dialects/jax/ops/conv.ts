// Convolutions: nn.Conv and nnx.Conv, and jax.lax's own with a kernel given as an array.
import { type Codec, type OptionsOf, type Padding } from "../../../ir/index.ts";
import {
  elsewhere,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { booleanWord, numberWord, tuple } from "../../words.ts";
import { initializerWord, lecunNormal, zeros } from "../initializers.ts";
import {
  channelsLast,
  linenClaims,
  nnxClaims,
  numerics,
  paddingSamples,
  rankOf,
  readPadding,
  sayPadding,
  stepsWord,
  windowWord,
} from "../rows.ts";
import { inFlax } from "../sources.ts";

const at = "flax/linen/linear.py · _Conv.__call__";
const source = inFlax(at);

/** How far the kernel reaches beyond one tap on each axis. */
const spans = (context: Context): number[] => {
  const rank = rankOf(context, "kernel_size");
  const size = tuple(context.argument("kernel_size"), rank, "kernel_size");
  const dilation = tuple(
    context.argument("kernel_dilation") ?? 1,
    rank,
    "kernel_dilation",
  );
  return size.map((k, i) => (dilation[i] ?? 1) * (k - 1));
};

/** Borders that flax adds itself before the kernel slides. */
function borders(word: string, context: Context): Padding | null {
  const reach = spans(context);
  if (word === "CAUSAL" && reach.length === 1)
    return { kind: "explicit", before: reach, after: [0] };
  if (word !== "CIRCULAR" && word !== "REFLECT") return null;
  return {
    kind: "explicit",
    before: reach.map((n) => Math.floor(n / 2)),
    after: reach.map((n) => Math.ceil(n / 2)),
  };
}

const padding: Word<Padding> = {
  from: ["padding"],
  read: (context) =>
    readPadding(
      context.argument("padding"),
      rankOf(context, "kernel_size"),
      (word) => borders(word, context),
    ),
  write: (value) => ({ padding: sayPadding(value) }),
  default: { kind: "signature", source },
  samples: paddingSamples,
};

type PaddingMode = OptionsOf<"conv">["paddingMode"];

const paddingMode: Word<PaddingMode> = {
  from: ["padding"],
  read: (context) =>
    context.argument("padding") === "CIRCULAR"
      ? "circular"
      : context.argument("padding") === "REFLECT"
        ? "reflect"
        : "zeros",
  write: (value) =>
    value === "zeros"
      ? {}
      : value === "circular"
        ? { padding: "CIRCULAR" }
        : value === "reflect"
          ? { padding: "REFLECT" }
          : null,
  default: { kind: "signature", source },
  samples: ["zeros", "circular", "reflect"],
};

/** Storage (space, in / groups, out) to the neutral (out, in / groups, space). */
export const kernelCodec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

export const weights: Readonly<Record<string, WeightWord>> = {
  kernel: {
    parameter: "kernel",
    codec: (context) => kernelCodec(rankOf(context, "kernel_size")),
    initializer: initializerWord("kernel_init", lecunNormal, at),
  },
  bias: {
    parameter: "bias",
    codec: () => [],
    initializer: initializerWord("bias_init", zeros, at),
  },
};

export const weightClaims: Readonly<Record<string, Claim>> = {
  kernel_init: elsewhere("the kernel's initialiser"),
  bias_init: elsewhere("the bias's initialiser"),
  mask: only(null),
};

function say(
  call: string,
  signature: string,
  features: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"conv"> {
  return phrase<"conv">({
    op: "conv",
    calls: [call],
    signature,
    options: {
      filters: numberWord(features, source, [1, 50]),
      kernelSize: windowWord("kernel_size", source),
      strides: stepsWord("strides", "kernel_size", source),
      padding,
      paddingMode,
      dilation: stepsWord("kernel_dilation", "kernel_size", source),
      groups: numberWord("feature_group_count", source, [1, 2]),
      useBias: booleanWord("use_bias", source),
      layout: channelsLast,
    },
    weights,
    claims: {
      ...numerics,
      ...weightClaims,
      ...claims,
      input_dilation: only(1, null, [1], [1, 1], [1, 1, 1]),
      conv_general_dilated_cls: only(null),
    },
    source: inFlax(
      call.startsWith("flax.nnx")
        ? "flax/nnx/nn/linear.py · Conv"
        : "flax/linen/linear.py · Conv",
    ),
  });
}

const shared =
  "input_dilation=1, kernel_dilation=1, feature_group_count=1, use_bias=True, mask=None, dtype=None, param_dtype='float32', precision=None, kernel_init='variance_scaling', bias_init='zeros'";

export default [
  say(
    "flax.linen.Conv",
    `features, kernel_size, strides=1, padding='SAME', ${shared}, promote_dtype='promote_dtype', conv_general_dilated=None, conv_general_dilated_cls=None, parent='unspecified', name=None`,
    "features",
    { ...linenClaims, conv_general_dilated: only(null) },
  ),
  say(
    "flax.nnx.Conv",
    `in_features, out_features, kernel_size, strides=1, *, padding='SAME', ${shared}, conv_general_dilated='conv_general_dilated', promote_dtype='promote_dtype', preferred_element_type=None, rngs, kernel_metadata={}, bias_metadata={}`,
    "out_features",
    {
      ...nnxClaims,
      in_features: elsewhere("the kernel's shape"),
      conv_general_dilated: only("conv_general_dilated"),
    },
  ),
];
