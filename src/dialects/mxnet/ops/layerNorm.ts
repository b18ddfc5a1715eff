// LayerNorm over one axis, the last unless told otherwise.
import { only, type Word } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { constantWeight, given, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/layer_norm-inl.h · LayerNormParam");

const axesWord: Word<readonly number[]> = {
  from: ["axis"],
  read: (context) => [axis(context.argument("axis"), rankOf(context), "axis")],
  write: (value) => (value.length === 1 ? { axis: value[0] ?? -1 } : null),
  default: { kind: "signature", source: own },
  samples: [[3], [1]],
};
const always = (what: string) =>
  impliedWord(true, `LayerNorm always has a ${what}`, own);

export default operator("LayerNorm", {
  op: "layerNorm",
  options: {
    axes: axesWord,
    epsilon: numberWord("eps", own, [1e-5, 1e-3]),
    center: always("shift"),
    scale: always("scale"),
  },
  weights: {
    scale: constantWeight("gamma", 1),
    shift: constantWeight("beta", 0),
  },
  claims: { ...given("gamma", "beta"), output_mean_var: only(false) },
});
