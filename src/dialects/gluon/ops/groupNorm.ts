// nn.InstanceNorm, as group normalisation with a group per channel. It has no scale unless scale=True.
import type { OptionsOf } from "../../../ir/index.ts";
import { elsewhere } from "../../phrase.ts";
import { booleanWord, impliedWord, numberWord } from "../../words.ts";
import { layer, namedWeight } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/basic_layers.py · InstanceNorm");

export default layer("InstanceNorm", {
  op: "groupNorm",
  options: {
    groups: impliedWord<number>(
      (context) => {
        const channels = context.inputs[0]?.[1];
        return typeof channels === "number" ? channels : 1;
      },
      "each channel of each example is normalised by itself",
      own,
    ),
    epsilon: numberWord("epsilon", own, [1e-5, 1e-3]),
    center: booleanWord("center", own),
    scale: booleanWord("scale", own),
    layout: impliedWord<OptionsOf<"groupNorm">["layout"]>(
      "channelsFirst",
      "the channels are axis 1",
      own,
    ),
  },
  weights: {
    scale: namedWeight("gamma", "gamma_initializer"),
    shift: namedWeight("beta", "beta_initializer"),
  },
  claims: { axis: elsewhere("checked while recording: only 1 is taken") },
});
