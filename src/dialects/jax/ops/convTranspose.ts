// Transposed convolutions: nn.ConvTranspose and nnx.ConvTranspose, whose kernels are not flipped unless transpose_kernel says so.
import type { Codec, Fans, Padding } from "../../../ir/index.ts";
import {
  elsewhere,
  only,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import {
  boolean,
  booleanWord,
  impliedWord,
  numberWord,
  printArgument,
  tuple,
} from "../../words.ts";
import { initializerWord, lecunNormal, zeros } from "../initializers.ts";
import {
  channelsLast,
  linenClaims,
  nnxClaims,
  numerics,
  pairs,
  rankOf,
  stepsWord,
  windowWord,
} from "../rows.ts";
import { inFlax, inJax } from "../sources.ts";
import { weightClaims } from "./conv.ts";

const at = "flax/linen/linear.py · ConvTranspose.__call__";
const source = inFlax(at);
const amounts = inJax("jax/_src/lax/convolution.py · _conv_transpose_padding");

const ofRank = (context: Context, parameter: string): readonly number[] =>
  tuple(
    context.argument(parameter) ?? 1,
    rankOf(context, "kernel_size"),
    parameter,
  );

/** How much is added before and after the spread-out input on each axis. */
function added(context: Context): readonly (readonly [number, number])[] {
  const size = ofRank(context, "kernel_size");
  const strides = ofRank(context, "strides");
  const dilation = ofRank(context, "kernel_dilation");
  const padding = context.argument("padding");
  const given =
    typeof padding === "string" || padding === undefined
      ? null
      : pairs(
          Array.isArray(padding)
            ? padding
            : Array<typeof padding>(size.length).fill(padding),
          size.length,
          "padding",
        );
  return size.map((taps, i) => {
    const [k, s] = [(dilation[i] ?? 1) * (taps - 1) + 1, strides[i] ?? 1];
    if (given?.kind === "explicit")
      return [given.before[i] ?? 0, given.after[i] ?? 0];
    if (padding === "VALID")
      return [k - 1, k + s - 2 + Math.max(k - s, 0) - (k - 1)];
    if (padding !== "SAME")
      throw new PhraseError(
        `Expected padding to be 'SAME', 'VALID' or pairs of numbers. Received padding=${printArgument(padding ?? null)}.`,
      );
    const total = k + s - 2;
    const before = s > k - 1 ? k - 1 : Math.ceil(total / 2);
    return [before, total - before];
  });
}

/** What is cropped from the full output, and what is added at its end. */
function cropped(context: Context): {
  before: readonly number[];
  after: readonly number[];
  extra: readonly number[];
} {
  const size = ofRank(context, "kernel_size");
  const dilation = ofRank(context, "kernel_dilation");
  const full = size.map((k, i) => (dilation[i] ?? 1) * (k - 1));
  const sides = added(context);
  const cut = (side: 0 | 1): number[] =>
    sides.map((each, i) => (full[i] ?? 0) - each[side]);
  const [before, after] = [cut(0), cut(1)];
  if (before.some((n) => n < 0))
    throw new PhraseError(
      "Expected padding before each axis to be at most the kernel's reach. Received more: zeros in front of a transposed convolution are not modelled here.",
    );
  return {
    before,
    after: after.map((n) => Math.max(n, 0)),
    extra: after.map((n) => Math.max(-n, 0)),
  };
}

const crop: Word<Padding> = {
  from: ["padding"],
  read: (context) => {
    const { before, after } = cropped(context);
    return { kind: "explicit", before, after };
  },
  write: () => null,
  default: { kind: "signature", source: amounts },
  samples: [],
};

/** Storage (space, in, out) is a kernel that slides as it stands: flipped, it is the neutral one that spreads. */
function codec(context: Context): Codec {
  const rank = rankOf(context, "kernel_size");
  const space = Array.from({ length: rank }, (_, i) => i);
  if (boolean(context.argument("transpose_kernel"), "transpose_kernel"))
    return [{ step: "permute", axes: [rank + 1, rank, ...space] }];
  return [
    { step: "permute", axes: [rank, rank + 1, ...space] },
    { step: "flip", axes: space.map((i) => i + 2) },
  ];
}

/** Fans as jax counts them, from the last two axes of its storage. */
function fans(context: Context): Fans {
  const shape = context.weightShape("kernel") ?? [];
  const taps = shape.slice(0, -2).reduce((product, n) => product * n, 1);
  return {
    fanIn: (shape.at(-2) ?? 1) * taps,
    fanOut: (shape.at(-1) ?? 1) * taps,
  };
}

function say(
  call: string,
  signature: string,
  features: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"convTranspose"> {
  return phrase<"convTranspose">({
    op: "convTranspose",
    calls: [call],
    signature,
    options: {
      filters: numberWord(features, source, [1, 50]),
      kernelSize: windowWord("kernel_size", source),
      strides: stepsWord("strides", "kernel_size", source),
      crop,
      outputPadding: {
        from: ["padding"],
        read: (context) => cropped(context).extra,
        write: () => null,
        default: { kind: "signature", source: amounts },
        samples: [],
      },
      dilation: stepsWord("kernel_dilation", "kernel_size", source),
      groups: impliedWord(1, "flax has no groups here", source),
      useBias: booleanWord("use_bias", source),
      layout: channelsLast,
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec,
        initializer: initializerWord("kernel_init", lecunNormal, at),
        fans,
      },
      bias: {
        parameter: "bias",
        codec: () => [],
        initializer: initializerWord("bias_init", zeros, at),
      },
    },
    claims: {
      ...numerics,
      ...weightClaims,
      preferred_element_type: only(null),
      transpose_kernel: elsewhere("how the kernel is stored"),
      ...claims,
    },
    sample: {
      arguments: {
        kernel_size: [3, 3],
        padding: "SAME",
        transpose_kernel: false,
      },
      weightShapes: { kernel: [3, 3, 8, 4] },
    },
    source,
  });
}

const shared =
  "kernel_dilation=None, use_bias=True, mask=None, dtype=None, param_dtype='float32', precision=None, kernel_init='variance_scaling', bias_init='zeros', transpose_kernel=False, promote_dtype='promote_dtype', preferred_element_type=None";

export default [
  say(
    "flax.linen.ConvTranspose",
    `features, kernel_size, strides=None, padding='SAME', ${shared}, parent='unspecified', name=None`,
    "features",
    linenClaims,
  ),
  say(
    "flax.nnx.ConvTranspose",
    `in_features, out_features, kernel_size, strides=None, *, padding='SAME', ${shared}, rngs, kernel_metadata={}, bias_metadata={}`,
    "out_features",
    { ...nnxClaims, in_features: elsewhere("the kernel's shape") },
  ),
];
