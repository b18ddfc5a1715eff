// A learned slope for negative values, one for all or one per channel. It begins at 0.25.
import type { Codec } from "../../../ir/index.ts";
import { elsewhere, type Context, type Word } from "../../phrase.ts";
import { helper, operator } from "../calls.ts";
import { weight } from "../initializers.ts";
import { inSource } from "../sources.ts";
import { isLast } from "../windows.ts";

const at = "caffe2/python/helpers/nonlinearity.py · prelu";
const own = inSource("caffe2/operators/prelu_op.cc · PReluOp");

/** Slopes stand at the channels' place. */
function slopeShape(context: Context): readonly number[] {
  const [slopes = 1] = context.weightShape("slope") ?? [];
  const rest = (context.inputs[0]?.length ?? 2) - 2;
  const ones = Array<number>(Math.max(rest, 0)).fill(1);
  if (slopes === 1) return [1];
  return isLast(context) ? [...ones, slopes] : [slopes, ...ones];
}

const codec = (context: Context): Codec => {
  const from = context.weightShape("slope") ?? [];
  const to = slopeShape(context);
  return from.length === to.length ? [] : [{ step: "reshape", from, to }];
};

const slopes: Word<readonly number[]> = {
  from: [],
  read: slopeShape,
  write: () => null,
  default: {
    kind: "derived",
    value: slopeShape,
    because: "the slopes' own shape says it",
    source: own,
  },
  samples: [],
};

const definition = {
  op: "prelu" as const,
  options: { slopeShape: slopes },
  weights: {
    slope: weight(
      "slope",
      { kind: "constant", value: 0.25 },
      "the helper fills it with 0.25",
      at,
      codec,
    ),
  },
  sample: { weightShapes: { slope: [8] } },
  source: own,
};

export default [
  helper("prelu", "blob_in, blob_out, num_channels=1, slope_init=None", null, {
    ...definition,
    claims: {
      num_channels: elsewhere("the slopes' shape"),
      slope_init: elsewhere("the slopes' initialiser"),
    },
  }),
  operator("PRelu", ["order"], {
    ...definition,
    claims: { order: elsewhere("the channels' place") },
  }),
];
