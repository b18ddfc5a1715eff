// A learned slope for negative values: nn.PReLU and F.prelu. Starts at 0.25.
import type { Codec, Initializer } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { number } from "../../words.ts";
import { placement } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/activation.py · PReLU");

/** One slope for all, or one per channel (axis 1) broadcast over space. */
function slopeShape(context: Context, count: number): readonly number[] {
  const rank = context.inputs[0]?.length ?? 2;
  return count === 1
    ? [1]
    : [count, ...Array<number>(Math.max(rank - 2, 0)).fill(1)];
}

const codec = (context: Context): Codec => {
  const [count = 1] = context.weightShape("weight") ?? [];
  const to = slopeShape(context, count);
  return to.length === 1 ? [] : [{ step: "reshape", from: [count], to }];
};

const slopes = (
  count: (context: Context) => number,
  from: string,
): Word<readonly number[]> => ({
  from: [from],
  read: (context) => slopeShape(context, count(context)),
  write: (shape) => (from === "weight" ? null : { [from]: shape[0] ?? 1 }),
  default: { kind: "signature", source: own },
  samples: from === "weight" ? [] : [[1], [8, 1, 1]],
});

const start: Word<Initializer> = {
  from: ["init"],
  read: (context) => ({
    kind: "constant",
    value: number(context.argument("init") ?? 0.25, "init"),
  }),
  write: (value) => (value.kind === "constant" ? { init: value.value } : null),
  default: { kind: "signature", source: executed("behaviours.preluInit") },
  samples: [{ kind: "constant", value: 0.25 }],
};

const weights: Readonly<Record<string, WeightWord>> = {
  slope: { parameter: "weight", codec, initializer: start },
};

export default [
  phrase({
    op: "prelu",
    calls: ["torch.nn.PReLU"],
    signature: byVersion(
      ["0.3.1", "num_parameters=1, init=0.25"],
      ["1.9.0", "num_parameters=1, init=0.25, device=None, dtype=None"],
    ),
    options: {
      slopeShape: slopes(
        (context) =>
          number(context.argument("num_parameters"), "num_parameters"),
        "num_parameters",
      ),
    },
    weights,
    claims: { ...placement },
    source: signed("torch.nn.PReLU"),
  }),
  phrase({
    op: "prelu",
    calls: ["torch.nn.functional.prelu"],
    signature: "input, weight",
    options: {
      slopeShape: slopes(
        (context) => context.weightShape("weight")?.[0] ?? 1,
        "weight",
      ),
    },
    weights,
    claims: { input, init: elsewhere("the weight's own initialiser") },
    source: signed("torch.nn.functional.prelu"),
  }),
];
