// Batch normalisation. Without map_rank every element has statistics of its own; the running ones start with the first batch whole, then follow by 1 − exp(−examples / time constant).
import type { Initializer, StatisticShare } from "../../../ir/index.ts";
import type { ActiveIn } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Context,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { plainInitializerWord } from "../initializers.ts";
import { named, overridable } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource, layers } from "../sources.ts";

const path = "cntk.layers.BatchNormalization";
const own = layers("BatchNormalization");
const node = inSource(
  "Source/ComputationNetworkLib/TrainingNodes.h · BatchNormalizationNode",
);
const constant = (value: number): Initializer => ({ kind: "constant", value });
const starts = (value: number) =>
  impliedWord<Initializer>(constant(value), `it starts at ${value}`, own);

/** The channels stand behind the batch and the sequence. */
const axis = impliedWord<number>(
  (context) => number(context.argument("dynamic_axes") ?? 1, "dynamic_axes"),
  "the first static axis holds the channels",
  own,
);

const share = (
  value: Argument | undefined,
  context: Context,
): StatisticShare => {
  const examples = number(context.argument("examples") ?? 1, "examples");
  const constant = number(value, "normalization_time_constant");
  return {
    afterFirst: Number((-Math.expm1(-examples / constant)).toPrecision(12)),
  };
};

const newStatisticShare: Word<StatisticShare> = {
  from: ["normalization_time_constant"],
  read: (context) =>
    share(context.argument("normalization_time_constant"), context),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) =>
      share(
        context.ambient(
          "normalization_time_constant of BatchNormalization in default_options",
        )?.value ?? context.argument("normalization_time_constant"),
        context,
      ),
    because:
      "the first batch counts whole, each later one by 1 − exp(−examples / 5000)",
    source: node,
  },
  samples: [],
};

const claims = {
  ...named,
  map_rank: elsewhere("which elements share statistics"),
  blend_time_constant: only(0),
  use_cntk_engine: ignored("it chooses who computes the same"),
  disable_regularization: only(false),
};

const parts = [
  "map_rank",
  "init_scale",
  "normalization_time_constant",
  "epsilon",
];
const ofLayer = Object.fromEntries(
  [...parts, ...Object.keys(claims)].map((each) => [
    each,
    elsewhere("the layer's own node"),
  ]),
);

export default [
  phrase({
    op: "batchNorm",
    calls: [path],
    signature: signatureOf(path),
    options: {
      axis,
      epsilon: overridable<number>(path, "epsilon", own, {
        read: (value) => number(value, "epsilon"),
        write: (value) => value,
        otherwise: 1e-5,
        samples: [1e-5, 1e-3],
      }),
      newStatisticShare,
      center: impliedWord(true, "a shift is always learned", own),
      scale: impliedWord(true, "a factor is always learned", own),
      runningVariance: impliedWord<"biased" | "unbiased">(
        "unbiased",
        "the running variance is the batch's times n / (n − 1)",
        node,
      ),
      trackRunning: impliedWord(true, "running statistics always exist", own),
      activeIn: impliedWord<ActiveIn>(
        "training",
        "a trainer uses the batch's statistics, eval and test the running ones: there is no flag",
        node,
      ),
    },
    weights: {
      scale: {
        parameter: "scale",
        codec: () => [],
        initializer: plainInitializerWord("init_scale", own),
      },
      shift: { parameter: "bias", codec: () => [], initializer: starts(0) },
      runningMean: {
        parameter: "aggregate_mean",
        codec: () => [],
        initializer: starts(0),
      },
      runningVariance: {
        parameter: "aggregate_variance",
        codec: () => [],
        initializer: starts(0),
      },
    },
    claims,
    source: own,
  }),
  phrase({
    op: "flatten",
    calls: [`${path}.flatten`],
    signature: signatureOf(path),
    options: {
      startAxis: impliedWord<number>(
        (context) => number(context.argument("start"), "start"),
        "without map_rank every element is normalised by itself",
        own,
      ),
      endAxis: impliedWord(-1, "all static axes are joined", own),
    },
    claims: ofLayer,
    source: own,
  }),
  phrase({
    op: "reshape",
    calls: [`${path}.reshape`],
    signature: signatureOf(path),
    options: {
      target: impliedWord(
        (context: Context) => context.outputs[0] ?? [],
        "the elements get their places back",
        own,
      ),
    },
    claims: ofLayer,
    source: own,
  }),
];
