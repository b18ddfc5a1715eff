// Batch normalisation. alpha is the share of the NEW statistic, epsilon 1e-4, and what is kept is the mean of 1/√(variance + ε), not a variance.
import type {
  Initializer,
  OptionsOf,
  StatisticShare,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  phrase,
  PhraseError,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { initializerWord } from "../initializers.ts";
import { axesOf, keptWord, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";
import { deterministicClaim, unlessDeterministic } from "./dropout.ts";

const own = inSource(
  "lasagne/layers/normalization.py · BatchNormLayer.__init__",
);
const forward = inSource(
  "lasagne/layers/normalization.py · BatchNormLayer.get_output_for",
);
const constant = (value: number): Initializer => ({ kind: "constant", value });

const weight = (parameter: string, value: number): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: initializerWord(parameter, constant(value), own),
});

/** `axes` are normalised together; the one left holds the channels. 'auto' leaves the second. */
function channelAxis(context: Context): number {
  const value: Argument | undefined = context.argument("axes");
  if (value === "auto") return 1;
  const together = axesOf(value, context, "axes");
  const left = (context.inputs[0] ?? []).flatMap((_, axis) =>
    together.includes(axis) ? [] : [axis],
  );
  const [one] = left;
  if (left.length !== 1 || one === undefined)
    throw new PhraseError(
      `Expected axes to leave one axis, the channels. Received axes that leave ${left.length}: that is not modelled here.`,
    );
  return one;
}

const axis: Word<number> = {
  from: ["axes"],
  read: channelAxis,
  write: (value, context) => ({
    axes: (context.inputs[0] ?? []).flatMap((_, each) =>
      each === value ? [] : [each],
    ),
  }),
  default: { kind: "signature", source: own },
  samples: [1, 3],
};

const share: Word<StatisticShare> = {
  ...numberWord("alpha", forward, [0.1, 0.01]),
  write: (value) => (typeof value === "number" ? { alpha: value } : null),
};

export default [
  phrase({
    op: "batchNorm",
    calls: ["lasagne.layers.BatchNormLayer"],
    signature:
      "incoming, axes='auto', epsilon=0.0001, alpha=0.1, beta='lasagne.init.Constant(0)', gamma='lasagne.init.Constant(1)', mean='lasagne.init.Constant(0)', inv_std='lasagne.init.Constant(1)', *, name=None",
    applied: "deterministic",
    options: {
      axis,
      epsilon: numberWord("epsilon", own, [1e-4, 1e-3]),
      newStatisticShare: share,
      center: keptWord("beta", own),
      scale: keptWord("gamma", own),
      runningVariance: impliedWord<OptionsOf<"batchNorm">["runningVariance"]>(
        "inverseDeviation",
        "Lasagne averages 1/√(variance + ε) and multiplies by it",
        forward,
      ),
      trackRunning: impliedWord<boolean>(
        true,
        "the layer keeps running statistics",
        own,
      ),
      activeIn: unlessDeterministic(forward),
    },
    weights: {
      shift: weight("beta", 0),
      scale: weight("gamma", 1),
      runningMean: weight("mean", 0),
      runningVariance: weight("inv_std", 1),
    },
    claims: {
      ...layerClaims,
      beta: elsewhere("the shift's initialiser"),
      gamma: elsewhere("the scale's initialiser"),
      mean: elsewhere("the running mean's initialiser"),
      inv_std: elsewhere("the running inverse deviation's initialiser"),
      ...deterministicClaim,
    },
    source: own,
  }),
];
