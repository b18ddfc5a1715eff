// Layer normalisation over the last axes.
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Word } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { boolean, booleanWord, numberWord } from "../../words.ts";
import { rankOf } from "../axes.ts";
import { has, placement } from "../rows.ts";
import { inSource, signed } from "../sources.ts";
import { affineWeights } from "./batchNorm.ts";
import { givenWord } from "./conv.ts";

const own = inSource("torch/nn/modules/normalization.py · LayerNorm.__init__");

function lastAxes(context: Context): readonly number[] {
  const shape = context.argument("normalized_shape");
  const count = Array.isArray(shape) ? shape.length : 1;
  return Array.from({ length: count }, (_, i) => rankOf(context) - count + i);
}

const axes: Word<readonly number[]> = {
  from: ["normalized_shape"],
  read: lastAxes,
  write: (value, context) => {
    const shape = context.inputs[0] ?? [];
    const last = value.every(
      (each, i) => each === shape.length - value.length + i,
    );
    return last
      ? { normalized_shape: value.map((each) => shape[each] as Argument) }
      : null;
  },
  default: { kind: "signature", source: own },
  samples: [[3], [1, 2, 3]],
};

/** `bias=False` (since 2.1) leaves the shift out. */
const center: Word<boolean> = {
  from: ["elementwise_affine", "bias"],
  read: (context) =>
    boolean(context.argument("elementwise_affine"), "elementwise_affine") &&
    (context.argument("bias") ?? true) !== false,
  write: (value, context) =>
    has(context, "bias") ? { bias: value } : { elementwise_affine: value },
  default: { kind: "signature", source: own },
  samples: [true, false],
};

const first = "normalized_shape, eps=1e-05, elementwise_affine=True";

export default [
  phrase({
    op: "layerNorm",
    calls: ["torch.nn.LayerNorm"],
    signature: byVersion(
      ["0.4.0", first],
      ["1.9.0", `${first}, device=None, dtype=None`],
      ["2.1.0", `${first}, bias=True, device=None, dtype=None`],
    ),
    options: {
      axes,
      epsilon: numberWord("eps", own, [1e-5, 1e-6]),
      scale: booleanWord("elementwise_affine", own),
      center,
    },
    weights: affineWeights,
    claims: { ...placement },
    source: signed("torch.nn.LayerNorm"),
  }),
  phrase({
    op: "layerNorm",
    calls: ["torch.nn.functional.layer_norm"],
    signature: "input, normalized_shape, weight=None, bias=None, eps=1e-05",
    options: {
      axes,
      epsilon: numberWord("eps", own, [1e-5, 1e-6]),
      scale: givenWord("weight"),
      center: givenWord("bias"),
    },
    weights: affineWeights,
    claims: { input },
    source: signed("torch.nn.functional.layer_norm"),
  }),
];
