// Axes reduced: reduce_sum, reduce_mean, reduce_max, argmax. Older versions call the axes reduction_indices.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { boolean } from "../../words.ts";
import { named } from "../claims.ts";
import { fixed, positiveAxis, spelled, spellingIn } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

type Name = OptionsOf<"reduce">["function"];

const at = "ops/math_ops.py · reduce_sum";

/** None is all axes. */
function axes(context: Context, ...names: readonly string[]): number[] {
  const value = spelled(context, ...names);
  const rank = context.inputs[0]?.length ?? 0;
  if (value === undefined) return Array.from({ length: rank }, (_, i) => i);
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [value];
  return list
    .map((each) => positiveAxis(context, each, "axis"))
    .sort((a, b) => a - b);
}

const keep: Word<boolean> = {
  from: ["keepdims", "keep_dims"],
  read: (context) => {
    const value = spelled(context, "keepdims", "keep_dims");
    return value !== undefined && boolean(value, "keepdims");
  },
  write: (value, context) => ({
    [spellingIn(context, "keepdims", "keep_dims")]: value,
  }),
  default: { kind: "signature", source: read(at) },
  samples: [true, false],
};

const say = (name: string, reduces: Name): Phrase<"reduce"> =>
  phrase<"reduce">({
    op: "reduce",
    calls: [`tensorflow.${name}`],
    signature: signatureOf(`tensorflow.${name}`),
    options: {
      function: fixed<Name>(reduces, "the call's name says it", at),
      axes: {
        from: ["axis", "reduction_indices"],
        read: (context) => axes(context, "axis", "reduction_indices"),
        write: (value) => ({ axis: [...value] }),
        default: { kind: "signature", source: read(at) },
        samples: [[1], [2, 3]],
      },
      keepDims: keep,
    },
    claims: { ...named, input_tensor: input },
    source: signed(`tensorflow.${name}`),
  });

const argMax = phrase<"reduce">({
  op: "reduce",
  calls: ["tensorflow.argmax"],
  signature: signatureOf("tensorflow.argmax"),
  options: {
    function: fixed<Name>("argMax", "the call's name says it", at),
    axes: {
      from: ["axis", "dimension"],
      read: (context) => [
        positiveAxis(
          context,
          spelled(context, "axis", "dimension") ?? 0,
          "axis",
        ),
      ],
      write: (value) => (value.length === 1 ? { axis: value[0] ?? 0 } : null),
      default: { kind: "signature", source: read(at) },
      samples: [[1]],
    },
    keepDims: fixed(false, "the axis disappears", at),
  },
  claims: {
    ...named,
    input,
    output_type: elsewhere("the number type of the answer"),
  },
  source: signed("tensorflow.argmax"),
});

export default [
  say("reduce_sum", "sum"),
  say("reduce_mean", "mean"),
  say("reduce_max", "max"),
  say("reduce_min", "min"),
  say("reduce_logsumexp", "logSumExp"),
  argMax,
];
