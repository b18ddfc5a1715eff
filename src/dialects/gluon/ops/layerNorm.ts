// nn.LayerNorm over one axis, the last unless told otherwise.
import type { Word } from "../../phrase.ts";
import { booleanWord, number, numberWord } from "../../words.ts";
import { layer, namedWeight } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · LayerNorm");

const axes: Word<readonly number[]> = {
  from: ["axis"],
  read: (context) => {
    const value = number(context.argument("axis"), "axis");
    return [value < 0 ? value + (context.inputs[0]?.length ?? 0) : value];
  },
  write: (value) => (value.length === 1 ? { axis: value[0] ?? -1 } : null),
  default: { kind: "signature", source: own },
  samples: [[3], [1]],
};

export default layer("LayerNorm", {
  op: "layerNorm",
  options: {
    axes,
    epsilon: numberWord("epsilon", own, [1e-5, 1e-3]),
    center: booleanWord("center", own),
    scale: booleanWord("scale", own),
  },
  weights: {
    scale: namedWeight("gamma", "gamma_initializer"),
    shift: namedWeight("beta", "beta_initializer"),
  },
});
