// Normalisation by statistics: of the batch, of an example's own axes, of groups of channels. Every one has its own epsilon.
import type { Initializer, StatisticShare } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  only,
  type Claim,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { isLast, layoutWord } from "../windows.ts";
import { byTest, modeClaim } from "./dropout.ts";

const helpers = "caffe2/python/helpers/normalization.py";
const spatial = inSource(
  "caffe2/operators/spatial_batch_norm_op.h · SpatialBNOp",
);
const constant = (value: number): Initializer => ({ kind: "constant", value });

/** A number that the operator chooses itself where none is given. */
export function ownNumber(
  parameter: string,
  otherwise: number,
  source: typeof spatial,
  samples: readonly number[],
): Word<number> {
  return {
    from: [parameter],
    read: (context) =>
      number(context.argument(parameter) ?? otherwise, parameter),
    write: (value) => ({ [parameter]: value }),
    default: {
      kind: "derived",
      value: () => otherwise,
      because: `the operator takes ${parameter}=${otherwise} where none is given`,
      source,
    },
    samples,
  };
}

/** A weight that begins at one value, which an argument of the helper may say. */
const begins = (
  parameter: string,
  value: number,
  argument: string | null,
  at: string,
): WeightWord => ({
  parameter,
  codec: () => [],
  initializer:
    argument === null
      ? impliedWord<Initializer>(
          constant(value),
          "the helper fills it with ConstantFill",
          inSource(at),
        )
      : {
          from: [argument],
          read: (context) =>
            constant(number(context.argument(argument) ?? value, argument)),
          write: (initializer) =>
            initializer.kind === "constant"
              ? { [argument]: initializer.value }
              : null,
          default: { kind: "signature", source: inSource(at) },
          samples: [constant(0.5)],
        },
});

const channels = elsewhere("the weights' shape");
const kinds: Readonly<Record<string, Claim>> = Object.fromEntries(
  ["Scale", "Bias", "RunningMean", "RunningVariance"].map(
    (name) =>
      [`${name}Initializer`, elsewhere("the weight's initialiser")] as const,
  ),
);
const classes =
  "ScaleInitializer=None, BiasInitializer=None, RunningMeanInitializer=None, RunningVarianceInitializer=None";
const always = (source: typeof spatial) =>
  impliedWord(true, "there is always one", source);

const share: Word<StatisticShare> = {
  from: ["momentum"],
  read: (context) =>
    Number(
      (1 - number(context.argument("momentum") ?? 0.9, "momentum")).toPrecision(
        12,
      ),
    ),
  write: (value) =>
    typeof value === "number"
      ? { momentum: Number((1 - value).toPrecision(12)) }
      : null,
  default: {
    kind: "derived",
    value: () => 0.1,
    because:
      "the operator keeps 0.9 of the old statistic where nobody says another share",
    source: spatial,
  },
  samples: [0.1, 0.01],
};

const batch = (argument: boolean) => ({
  op: "batchNorm" as const,
  applied: "training",
  options: {
    axis: {
      from: ["order"],
      read: (context: Context) =>
        isLast(context) ? (context.inputs[0]?.length ?? 4) - 1 : 1,
      write: (value: number) => ({ order: value === 1 ? "NCHW" : "NHWC" }),
      default: {
        kind: "derived",
        value: (context: Context) =>
          isLast(context) ? (context.inputs[0]?.length ?? 4) - 1 : 1,
        because: "the channels stand where the order says",
        source: spatial,
      },
      samples: [1, 3],
    } satisfies Word<number>,
    epsilon: ownNumber("epsilon", 1e-5, spatial, [1e-5, 1e-3]),
    newStatisticShare: share,
    center: always(spatial),
    scale: always(spatial),
    runningVariance: impliedWord<"biased" | "unbiased">(
      "biased",
      "the running variance divides by m on a CPU",
      inSource("caffe2/operators/spatial_batch_norm_op.h · SpatialBNOp"),
    ),
    trackRunning: always(spatial),
    activeIn: byTest("caffe2/operators/spatial_batch_norm_op.h · SpatialBNOp"),
  },
  weights: {
    scale: begins(
      "scale",
      1,
      argument ? "init_scale" : null,
      `${helpers} · spatial_bn`,
    ),
    shift: begins(
      "bias",
      0,
      argument ? "init_bias" : null,
      `${helpers} · spatial_bn`,
    ),
    runningMean: begins("mean", 0, null, `${helpers} · spatial_bn`),
    runningVariance: begins("var", 1, null, `${helpers} · spatial_bn`),
  },
  claims: {
    ...modeClaim,
    ...kinds,
    dim_in: channels,
    num_batches: only(null, 1),
  },
  sample: { inputs: [[4, 8, 9, 9]] },
});

const affine = (at: string, scale: string | null, shift: string | null) => ({
  scale: begins("scale", 1, scale, at),
  shift: begins("bias", 0, shift, at),
});

const grouped = inSource("caffe2/operators/group_norm_op.h · GroupNormOp");
const instance = inSource(
  "caffe2/operators/instance_norm_op.h · InstanceNormOp",
);
const channelsOf = (context: Context): number => {
  const shape = context.inputs[0] ?? [];
  const dim = shape[isLast(context) ? shape.length - 1 : 1];
  return typeof dim === "number" ? dim : 1;
};

const group = (argument: boolean) => ({
  op: "groupNorm" as const,
  options: {
    groups: ownNumber("group", 32, grouped, [2, 4]),
    epsilon: ownNumber("epsilon", 1e-5, grouped, [1e-5, 1e-3]),
    center: always(grouped),
    scale: always(grouped),
    layout: argument
      ? impliedWord<"channelsFirst" | "channelsLast">(
          "channelsFirst",
          "the helper keeps the order to itself, so that the operator takes NCHW",
          inSource(`${helpers} · spatial_gn`),
        )
      : layoutWord,
  },
  weights: affine(
    `${helpers} · spatial_gn`,
    argument ? "init_scale" : null,
    argument ? "init_bias" : null,
  ),
  claims: {
    ...kinds,
    dim_in: channels,
    order: only("NCHW", null),
    is_test: ignored("it does the same in evaluation"),
  },
  sample: { inputs: [[4, 8, 9, 9]] },
});

const single = {
  op: "groupNorm" as const,
  options: {
    groups: impliedWord(
      channelsOf,
      "each channel is a group of its own",
      instance,
    ),
    epsilon: ownNumber("epsilon", 1e-5, instance, [1e-5, 1e-3]),
    center: always(instance),
    scale: always(instance),
    layout: layoutWord,
  },
  weights: affine(`${helpers} · instance_norm`, null, null),
  claims: {
    dim_in: channels,
    is_test: ignored("it does the same in evaluation"),
  },
  sample: { inputs: [[4, 8, 9, 9]] },
};

const layered = inSource("caffe2/operators/layer_norm_op.h · LayerNormOp");
const layerHelper = inSource(`${helpers} · layer_norm`);
const from = (context: Context): readonly number[] => {
  const rank = context.inputs[0]?.length ?? 2;
  const axis = number(context.argument("axis") ?? 1, "axis");
  const start = axis < 0 ? axis + rank : axis;
  return Array.from({ length: rank - start }, (_, i) => start + i);
};
const axesFrom = (helped: boolean): Word<readonly number[]> => ({
  from: ["axis"],
  read: from,
  write: (value) => ({ axis: value[0] ?? 1 }),
  default: helped
    ? { kind: "signature", source: layerHelper }
    : {
        kind: "derived",
        value: from,
        because: "the operator takes axis=1 where none is given",
        source: layered,
      },
  samples: [
    [1, 2, 3],
    [2, 3],
  ],
});
const hasWeights = impliedWord(
  (context: Context) => context.weightShape("scale") !== undefined,
  "weights are inputs of their own",
  layered,
);

export default [
  helper(
    "spatial_bn",
    `blob_in, blob_out, dim_in, init_scale=1.0, init_bias=0.0, ${classes}, order='NCHW'`,
    ["is_test", "epsilon", "momentum", "num_batches"],
    batch(true),
  ),
  operator(
    "SpatialBN",
    ["order", "is_test", "epsilon", "momentum", "num_batches"],
    batch(false),
  ),
  helper(
    "spatial_gn",
    `blob_in, blob_out, dim_in, init_scale=1.0, init_bias=0.0, ${classes}, order='NCHW'`,
    ["group", "epsilon"],
    group(true),
  ),
  operator("GroupNorm", ["order", "group", "epsilon"], {
    ...group(false),
    claims: {},
  }),
  helper(
    "instance_norm",
    "blob_in, blob_out, dim_in, order='NCHW'",
    ["epsilon"],
    single,
  ),
  operator("InstanceNorm", ["order", "epsilon"], { ...single, claims: {} }),
  helper(
    "layer_norm",
    "blob_in, blob_out, dim_in, axis=1, epsilon=0.0001, initial_scale=1.0, initial_bias=0.0",
    null,
    {
      op: "layerNorm",
      options: {
        axes: axesFrom(true),
        epsilon: numberWord("epsilon", layerHelper, [1e-4, 1e-5]),
        scale: always(layerHelper),
        center: always(layerHelper),
      },
      weights: affine(
        `${helpers} · layer_norm`,
        "initial_scale",
        "initial_bias",
      ),
      claims: { dim_in: channels },
      source: layerHelper,
    },
  ),
  operator("LayerNorm", ["axis", "epsilon", "elementwise_affine"], {
    op: "layerNorm",
    options: {
      axes: axesFrom(false),
      epsilon: ownNumber("epsilon", 1e-5, layered, [1e-5, 1e-3]),
      scale: hasWeights,
      center: hasWeights,
    },
    weights: affine(`${helpers} · layer_norm`, null, null),
    claims: { elementwise_affine: elsewhere("checked while recording") },
  }),
];
