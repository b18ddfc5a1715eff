// InstanceNorm, as group normalisation with a group per channel.
import type { OptionsOf } from "../../../ir/index.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { constantWeight, given, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/instance_norm-inl.h · InstanceNormParam");
const always = (what: string) =>
  impliedWord(true, `InstanceNorm always has a ${what}`, own);

export default operator("InstanceNorm", {
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
    epsilon: numberWord("eps", own, [0.001, 1e-5]),
    center: always("shift"),
    scale: always("scale"),
    layout: impliedWord<OptionsOf<"groupNorm">["layout"]>(
      "channelsFirst",
      "the channels are axis 1",
      own,
    ),
  },
  weights: {
    scale: constantWeight("gamma", 1),
    shift: constantWeight("beta", 0),
  },
  claims: given("gamma", "beta"),
});
