// Dropout: mode="training" follows autograd.record and is_train, "always" drops in prediction too; axes share one mask.
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { has, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/dropout-inl.h · DropoutParam");

/** What the mode of the call says. Outside any model it is stated only where training is off. */
export const modeOf = (context: Context): ActiveIn =>
  context.stated("training") ? context.activeIn("training") : "training";

const activeIn: Word<ActiveIn> = {
  from: ["mode"],
  read: (context) =>
    context.argument("mode") === "always" ? "always" : modeOf(context),
  write: (value) =>
    value === "never"
      ? null
      : { mode: value === "always" ? "always" : "training" },
  default: { kind: "signature", source: own },
  samples: ["training", "always"],
};

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
    return {
      axes:
        value === "element"
          ? []
          : Array.from({ length: Math.max(rank - 2, 0) }, (_, i) => i + 2),
    };
  },
  default: { kind: "signature", source: own },
  samples: ["element", "channel"],
};

export default operator("Dropout", {
  op: "dropout",
  applied: "training=True",
  options: {
    dropRate: numberWord("p", own, [0.5, 0.25, 0]),
    granularity,
    activeIn,
  },
  claims: { training: elsewhere("autograd.record and is_train") },
});
