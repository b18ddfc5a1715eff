// nn.PReLU: a learned slope, 0.25 at first; one for all channels unless in_channels says more (since 1.7).
import type { Initializer } from "../../../ir/index.ts";
import { elsewhere, type Context } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { layer } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/activations.py · PReLU");

function slopeShape(context: Context): readonly number[] {
  const [count = 1] = context.weightShape("alpha") ?? [];
  const rank = context.inputs[0]?.length ?? 2;
  return count === 1
    ? [1]
    : [count, ...Array<number>(Math.max(rank - 2, 0)).fill(1)];
}

export default layer("PReLU", {
  op: "prelu",
  options: {
    slopeShape: impliedWord<readonly number[]>(
      slopeShape,
      "there are as many slopes as in_channels says, one unless it says more",
      own,
    ),
  },
  weights: {
    slope: {
      parameter: "alpha",
      codec: (context) => {
        const to = slopeShape(context);
        return to.length === 1
          ? []
          : [{ step: "reshape", from: [to[0] ?? 1], to }];
      },
      initializer: {
        from: ["alpha_initializer"],
        read: (): Initializer => ({
          kind: "given",
          what: "as alpha_initializer says",
        }),
        write: () => null,
        default: {
          kind: "derived",
          value: () => ({ kind: "constant", value: 0.25 }),
          because: "its default is initializer.Constant(0.25)",
          source: own,
        },
        samples: [],
      },
    },
  },
  claims: { in_channels: elsewhere("the weight's shape") },
});
