// LeakyReLU(act_type="prelu"): a learned slope per channel.
import type { Initializer } from "../../../ir/index.ts";
import { elsewhere, ignored, type Context } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { given, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/leaky_relu-inl.h · LeakyReLUParam");

/** One slope for all, or one per channel (axis 1) broadcast over space. */
export function slopeShape(context: Context, role: string): readonly number[] {
  const [count = 1] = context.weightShape(role) ?? [];
  const rank = context.inputs[0]?.length ?? 2;
  return count === 1
    ? [1]
    : [count, ...Array<number>(Math.max(rank - 2, 0)).fill(1)];
}

export default operator(
  "LeakyReLU",
  {
    op: "prelu",
    applied: "training=True",
    options: {
      slopeShape: impliedWord<readonly number[]>(
        (context) => slopeShape(context, "gamma"),
        "there is one slope per channel, or one where gamma has one element",
        own,
      ),
    },
    weights: {
      slope: {
        parameter: "gamma",
        codec: (context) => {
          const to = slopeShape(context, "gamma");
          return to.length === 1
            ? []
            : [{ step: "reshape", from: [to[0] ?? 1], to }];
        },
        initializer: impliedWord<Initializer>(
          { kind: "constant", value: 0.25 },
          "the operator writes Constant(0.25) on its gamma, which would begin at 1 by its name",
          inSource("src/operator/leaky_relu.cc · FSetInputVarAttrOnCompose"),
        ),
      },
    },
    claims: {
      ...given("gamma"),
      act_type: elsewhere("the call's name here"),
      slope: ignored("the slope is learned"),
      lower_bound: ignored("only act_type='rrelu' looks at it"),
      upper_bound: ignored("only act_type='rrelu' looks at it"),
      training: elsewhere("only act_type='rrelu' looks at it"),
    },
  },
  ".prelu",
);
