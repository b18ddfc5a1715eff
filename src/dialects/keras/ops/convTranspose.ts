// Conv1DTranspose, Conv2DTranspose, Conv3DTranspose.
import { noPadding, type Codec, type Padding } from "../../../ir/index.ts";
import {
  elsewhere,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import {
  booleanWord,
  expected,
  numberWord,
  tuple,
  tupleWord,
} from "../../words.ts";
import { activationFollowUp } from "../activationNames.ts";
import { weightedClaims } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { penaltyWord } from "../regularizers.ts";
import { fixed, layoutWord, optional } from "../rows.ts";
import { executed, read } from "../source.ts";
import { bias } from "./conv.ts";

const at =
  "keras/src/layers/convolutional/base_conv_transpose.py · BaseConvTranspose.__init__";
const paddingAt =
  "keras/src/backend/common/backend_utils.py · _convert_conv_transpose_padding_args_from_keras_to_jax";
const tail =
  "activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs";

/** HWOI → (in, out, H, W). Keras's kernel meets the output as the gradient of a correlation, as torch's does. */
const codec = (rank: number): Codec => [
  {
    step: "permute",
    axes: [rank + 1, rank, ...Array.from({ length: rank }, (_, i) => i)],
  },
];

const numbers = (
  context: Context,
  parameter: string,
  rank: number,
): readonly number[] =>
  tuple(context.argument(parameter) ?? 1, rank, parameter);
const spans = (context: Context, rank: number): readonly number[] =>
  numbers(context, "kernel_size", rank).map(
    (k, i) => (numbers(context, "dilation_rate", rank)[i] ?? 1) * (k - 1) + 1,
  );
const given = (context: Context, rank: number): readonly number[] | null => {
  const value = context.argument("output_padding");
  return value === null || value === undefined
    ? null
    : tuple(value, rank, "output_padding");
};

function word(context: Context): "valid" | "same" {
  const value = context.argument("padding");
  const lower = typeof value === "string" ? value.toLowerCase() : value;
  if (lower === "valid" || lower === "same") return lower;
  throw expected("padding", "'valid' or 'same'", value);
}

/** What 'same' with a stated output_padding cuts from the full output: it leaves (n−1)·s + k mod 2 + output_padding. */
const excess = (
  context: Context,
  rank: number,
  extra: readonly number[],
): readonly number[] =>
  spans(context, rank).map((span, i) => span - (span % 2) - (extra[i] ?? 0));

/** 'valid' crops nothing; 'same' makes output = input · stride, or with output_padding what that leaves: the odd zero at the end. */
function crop(context: Context, rank: number): Padding {
  if (word(context) === "valid") return noPadding(rank);
  const extra = given(context, rank);
  if (extra === null) return { kind: "same", extra: "end" };
  const total = excess(context, rank, extra).map((n) => Math.max(n, 0));
  const before = total.map((n) => Math.floor(n / 2));
  return {
    kind: "explicit",
    before,
    after: total.map((n, i) => n - (before[i] ?? 0)),
  };
}

/** Without output_padding a valid output is (n−1)·s + max(k, s) long, so a stride longer than the kernel adds a rest. */
function outputPadding(context: Context, rank: number): readonly number[] {
  const extra = given(context, rank);
  const valid = word(context) === "valid";
  if (extra)
    return valid
      ? extra
      : excess(context, rank, extra).map((n) => Math.max(-n, 0));
  if (!valid) return Array<number>(rank).fill(0);
  const strides = numbers(context, "strides", rank);
  return spans(context, rank).map((span, i) =>
    Math.max((strides[i] ?? 1) - span, 0),
  );
}

const cropWord = (rank: number): Word<Padding> => ({
  from: ["padding"],
  read: (context) => crop(context, rank),
  write: (value) => {
    if (value.kind === "same")
      return value.extra === "end" ? { padding: "same" } : null;
    return [...value.before, ...value.after].every((n) => n === 0)
      ? { padding: "valid" }
      : null;
  },
  default: { kind: "signature", source: executed(paddingAt) },
  samples: [noPadding(rank)],
});

const outputPaddingWord = (rank: number): Word<readonly number[]> => ({
  from: ["output_padding"],
  read: (context) => outputPadding(context, rank),
  write: (value) => ({
    output_padding: new Set(value).size === 1 ? (value[0] ?? 0) : [...value],
  }),
  default: {
    kind: "derived",
    value: (context) => outputPadding(context, rank),
    because:
      "without output_padding the output is (n−1)·stride + max(kernel, stride) long, or n·stride for 'same'",
    source: executed(paddingAt),
  },
  samples: [],
});

function signature(rank: number): Versioned<string> {
  const ones = rank === 1 ? "1" : `(${Array(rank).fill(1).join(", ")})`;
  const start = `filters, kernel_size, strides=${ones}, padding='valid', `;
  return byVersion(
    ["2.1.4", `${start}data_format=None, ${tail}`],
    [
      "2.2.3",
      `${start}output_padding=None, data_format=None, ${rank === 3 ? "" : `dilation_rate=${ones}, `}${tail}`,
    ],
    [
      "2.4.0",
      `${start}output_padding=None, data_format=None, dilation_rate=${ones}, ${tail}`,
    ],
    ["3.0.0", `${start}data_format=None, dilation_rate=${ones}, ${tail}`],
    // Conv3DTranspose has the two in the other order.
    [
      "3.15.1",
      `${start}${rank === 3 ? "data_format=None, output_padding=None" : "output_padding=None, data_format=None"}, dilation_rate=${ones}, ${tail}`,
    ],
  );
}

const transposed = (rank: number): Phrase<"convTranspose"> =>
  phrase<"convTranspose">({
    op: "convTranspose",
    calls: [`keras.layers.Conv${rank}DTranspose`],
    signature: signature(rank),
    options: {
      filters: numberWord("filters", executed(at), [1, 8]),
      kernelSize: tupleWord("kernel_size", rank, executed(at)),
      strides: tupleWord("strides", rank, executed(at)),
      crop: cropWord(rank),
      outputPadding: outputPaddingWord(rank),
      dilation: optional(
        tupleWord("dilation_rate", rank, executed(at)),
        Array<number>(rank).fill(1),
      ),
      groups: fixed(1, "no groups parameter exists", at),
      useBias: booleanWord("use_bias", executed(at)),
      layout: layoutWord,
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => codec(rank),
        initializer: initializerWord("kernel_initializer", at),
        penalty: penaltyWord("kernel_regularizer"),
        fans: fansOf("kernel"),
      },
      bias,
    },
    after: [activationFollowUp],
    claims: {
      ...weightedClaims,
      kernel_initializer: elsewhere("the kernel's initialiser"),
      bias_initializer: elsewhere("the bias's initialiser"),
      activation: elsewhere("a node of its own"),
    },
    source: read(
      `keras/src/layers/convolutional/conv${rank}d_transpose.py · Conv${rank}DTranspose.__init__`,
    ),
  });

export const convTranspose: readonly Phrase<"convTranspose">[] = [
  transposed(2),
  transposed(1),
  transposed(3),
];
