// nn.Dropout: follows autograd.record; axes share one mask.
import { elsewhere, PhraseError, type Word } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { followsMode, has, layer } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · Dropout");

/** `axes` name those that share one mask: all but batch and channels drop whole channels. */
const granularity: Word<"element" | "channel"> = {
  from: ["axes"],
  read: (context) => {
    const list = context.argument("axes") ?? [];
    const axes = Array.isArray(list) ? list.map(Number) : [];
    if (axes.length === 0) return "element";
    const rank = context.inputs[0]?.length ?? 0;
    const space = Array.from(
      { length: Math.max(rank - 2, 0) },
      (_, i) => i + 2,
    );
    if (axes.toSorted().join() === space.join()) return "channel";
    throw new PhraseError(
      `Expected axes to be empty or all spatial axes. Received axes=(${axes.join(", ")}): masks shared along other axes are not modelled here.`,
    );
  },
  write: (value, context) => {
    if (!has(context, "axes")) return null;
    const rank = context.inputs[0]?.length ?? 0;
    const space = Array.from(
      { length: Math.max(rank - 2, 0) },
      (_, i) => i + 2,
    );
    return { axes: value === "element" ? [] : space };
  },
  default: { kind: "signature", source: own },
  samples: ["element", "channel"],
};

export default layer("Dropout", {
  op: "dropout",
  applied: "training=True",
  options: {
    dropRate: numberWord("rate", own, [0.5, 0.25, 0]),
    granularity,
    activeIn: followsMode,
  },
  claims: { training: elsewhere("autograd.record") },
});
