// Test support: each rule's pair that it makes equal, and the near pair that stays different.
import { curve, drop, kerasCnn, pool2 } from "../ir/fixtures.ts";
import { batch, noPadding } from "../ir/index.ts";
import {
  around,
  bordered,
  bothStates,
  classifier,
  convolved,
  dropped,
  globalMean,
  gru,
  head,
  model,
  pooled,
  rounded,
  same,
  stackedState,
  step,
  swapped,
  walked,
  weighed,
  type Case,
} from "./ruleModels.fixture.ts";
import { stepCases } from "./stepCases.fixture.ts";
import { trainingCases } from "./trainingCases.fixture.ts";

export const cases: readonly Case[] = [
  {
    what: "relu before or after max-pooling",
    rule: "reluPool",
    pair: [
      model(pooled("relu", null, true)),
      model(pooled("relu", null, false)),
    ],
    list: "same in other words",
    near: [
      model(pooled("swish", null, true)),
      model(pooled("swish", null, false)),
    ],
  },
  {
    what: "leaky relu with a slope that rises, not with one that falls",
    rule: "reluPool",
    pair: [
      model(pooled("leakyRelu", 0.1, true)),
      model(pooled("leakyRelu", 0.1, false)),
    ],
    list: "same in other words",
    near: [
      model(pooled("leakyRelu", -0.1, true)),
      model(pooled("leakyRelu", -0.1, false)),
    ],
  },
  {
    what: "softmax and a loss on probabilities",
    rule: "softmaxLoss",
    pair: [
      classifier({}),
      classifier({ predictions: "probabilities", clip: 1e-7 }, "softmax"),
    ],
    list: "same in other words",
    near: [classifier({}), classifier({}, "softmax")],
  },
  {
    what: "log-softmax and a loss on log-probabilities",
    rule: "softmaxLoss",
    pair: [
      classifier({}),
      classifier({ predictions: "logProbabilities" }, "log"),
    ],
    list: "same in other words",
    near: [
      classifier({}),
      classifier({ predictions: "logProbabilities" }, "softmax"),
    ],
  },
  {
    what: "one-hot rows and class numbers",
    rule: "labelForm",
    pair: [classifier({}), classifier({ labels: "oneHot" })],
    list: "same in other words",
    near: [
      classifier({}),
      classifier({ labels: "oneHot", labelSmoothing: 0.1 }),
    ],
  },
  {
    what: "a label that never occurs",
    rule: "ignoredLabel",
    pair: [classifier({}), classifier({ ignoreIndex: -100 })],
    list: "latent",
    near: [classifier({}), classifier({ ignoreIndex: 0 })],
  },
  {
    what: "channels last",
    rule: "layout",
    pair: [kerasCnn("channelsFirst"), kerasCnn("channelsLast")],
    list: "same in other words",
    near: [
      model((b) => b.add("maxPool", pool2()), [batch, 8, 8, 8]),
      model(
        (b) => b.add("maxPool", { ...pool2("channelsLast"), strides: [1, 1] }),
        [batch, 8, 8, 8],
      ),
    ],
  },
  {
    what: "reshape to rows",
    rule: "flattenReshape",
    pair: [
      model((b) => b.add("flatten", { startAxis: 1, endAxis: -1 })),
      model((b) => b.add("reshape", { target: [batch, 192] })),
    ],
    list: "same in other words",
    near: [
      model((b) => b.add("flatten", { startAxis: 1, endAxis: -1 })),
      model((b) => b.add("reshape", { target: [batch, 3, 64] })),
    ],
  },
  {
    what: "`same` with an odd kernel and steps of 1",
    rule: "paddingWords",
    pair: [convolved(same), convolved(around(1))],
    list: "same in other words",
    near: [convolved(same), convolved(around(0))],
  },
  {
    what: "`same` with steps of 2, at a size where the amounts agree",
    rule: "paddingWords",
    pair: [convolved(same, [2, 2], 9), convolved(around(1), [2, 2], 9)],
    list: "latent",
    near: [convolved(same, [2, 2], 8), convolved(around(1), [2, 2], 8)],
  },
  {
    what: "an incomplete window that does not occur",
    rule: "poolRounding",
    pair: [rounded("floor", 8), rounded("ceil", 8)],
    list: "latent",
    near: [rounded("floor", 9), rounded("ceil", 9)],
  },
  {
    what: "adaptive pooling to 1 and flatten",
    rule: "globalPool",
    pair: [
      model(globalMean),
      model((b) => {
        b.add("adaptivePool", {
          reduce: "mean",
          outputSize: [1, 1],
          layout: "channelsFirst",
        });
        b.add("flatten", { startAxis: 1, endAxis: -1 });
      }),
    ],
    list: "same in other words",
    near: [
      model(globalMean),
      model((b) => {
        b.add("adaptivePool", {
          reduce: "mean",
          outputSize: [2, 2],
          layout: "channelsFirst",
        });
        b.add("flatten", { startAxis: 1, endAxis: -1 });
      }),
    ],
  },
  {
    what: "a mean over the spatial axes",
    rule: "globalPool",
    pair: [
      model(globalMean),
      model((b) =>
        b.add("reduce", { function: "mean", axes: [2, 3], keepDims: false }),
      ),
    ],
    list: "same in other words",
    near: [
      model(globalMean),
      model((b) =>
        b.add("reduce", { function: "mean", axes: [1, 2], keepDims: false }),
      ),
    ],
  },
  {
    what: "a window as large as the image",
    rule: "globalPool",
    pair: [
      head((b) =>
        b.add("globalPool", {
          reduce: "mean",
          keepDims: true,
          layout: "channelsFirst",
        }),
      ),
      head((b) =>
        b.add("avgPool", {
          poolSize: [8, 8],
          strides: [8, 8],
          padding: noPadding(2),
          rounding: "floor",
          countPadding: true,
          layout: "channelsFirst",
        }),
      ),
    ],
    list: "latent",
    near: [
      head((b) =>
        b.add("globalPool", {
          reduce: "max",
          keepDims: true,
          layout: "channelsFirst",
        }),
      ),
      head((b) =>
        b.add("globalPool", {
          reduce: "mean",
          keepDims: true,
          layout: "channelsFirst",
        }),
      ),
    ],
  },
  {
    what: "a dropout that drops nothing",
    rule: "noOperation",
    pair: [
      model((b) => b.add("activation", curve("relu"))),
      model((b) => {
        b.add("activation", curve("relu"));
        b.add("dropout", drop(0));
      }),
    ],
    list: "same in other words",
    near: [
      model((b) => b.add("activation", curve("relu"))),
      model((b) => {
        b.add("activation", curve("relu"));
        b.add("dropout", drop(0.1));
      }),
    ],
  },
  {
    what: "a dropout beside one that drops nothing",
    rule: "noOperation",
    pair: [
      dropped({ dropRate: 0 }),
      model((b) => b.add("activation", curve("relu"))),
    ],
    list: "same in other words",
    near: [dropped({ activeIn: "never" }), dropped({})],
  },
  {
    what: "zeros laid round the image first",
    rule: "padConv",
    pair: [bordered(0), convolved(around(1))],
    list: "same in other words",
    near: [bordered(1), convolved(around(1))],
  },
  ...(["x·W", "x·Wᵀ"] as const).map((form): Case => ({
    what: `a dense layer as ${form} + b`,
    rule: "ownWeights",
    pair: [weighed(false), weighed(true, form)],
    list: "same in other words",
    near: [weighed(false), weighed(true, "x·W + b of one number")],
  })),
  {
    what: "two permutes in a row",
    rule: "permutes",
    pair: [
      model((b) => b.add("permute", { axes: [0, 2, 3, 1] })),
      model((b) => {
        b.add("permute", { axes: [0, 2, 1, 3] });
        b.add("permute", { axes: [0, 1, 3, 2] });
      }),
    ],
    list: "same in other words",
    near: [
      model((b) => b.add("permute", { axes: [0, 2, 3, 1] })),
      model((b) => b.add("permute", { axes: [0, 3, 2, 1] })),
    ],
  },
  {
    what: "the last of all results of a recurrent layer",
    rule: "lastStep",
    pair: [
      walked({}),
      walked({ returns: "sequence", returnState: true }, step(5)),
    ],
    list: "same in other words",
    near: [walked({}), walked({ returns: "sequence" }, step(4))],
  },
  {
    what: "the step that a layer walking backwards computes last",
    rule: "lastStep",
    pair: [
      walked({ direction: "backward" }),
      walked({ direction: "backward", returns: "sequence" }, step(0)),
    ],
    list: "same in other words",
    near: [
      walked({ direction: "backward" }),
      walked({ direction: "backward", returns: "sequence" }, step(5)),
    ],
  },
  {
    what: "the last states of both directions, not the last of both results",
    rule: "lastStep",
    pair: [
      walked({ direction: "both" }),
      walked(
        { direction: "both", returns: "sequence", returnState: true },
        bothStates,
      ),
    ],
    list: "same in other words",
    near: [
      walked({ direction: "both" }),
      walked({ direction: "both", returns: "sequence" }, step(5)),
    ],
  },
  {
    what: "a state picked from a stack",
    rule: "stackedPick",
    pair: [
      walked({ direction: "both", returnState: true }, (b) =>
        b.add("activation", curve("relu"), { inputs: ["hand:gru0.out2"] }),
      ),
      walked({ direction: "both", returnState: true }, (b) => {
        stackedState(1)(b);
        b.add("activation", curve("relu"));
      }),
    ],
    list: "same in other words",
    near: [
      walked({ direction: "both", returnState: true }, (b) =>
        b.add("activation", curve("relu"), { inputs: ["hand:gru0.out2"] }),
      ),
      walked({ direction: "both", returnState: true }, (b) => {
        stackedState(0)(b);
        b.add("activation", curve("relu"));
      }),
    ],
  },
  {
    what: "steps first between two permutes",
    rule: "stepsFirst",
    pair: [
      walked({ returns: "sequence" }),
      model(
        (b) => {
          swapped(b);
          b.add("gru", { ...gru, returns: "sequence", timeAxis: 0 });
          swapped(b);
        },
        [batch, 6, 3],
      ),
    ],
    list: "same in other words",
    near: [
      walked({ returns: "sequence" }),
      walked({ returns: "sequence" }, swapped),
    ],
  },
  ...stepCases,
  ...trainingCases,
];
