// Each rule: one pair of programs that it makes equal, and a near pair that stays different.
import { expect, it } from "vitest";
import {
  batch,
  noPadding,
  opOf,
  sameShape,
  type Model,
  type OptionsOf,
  type Shape,
} from "../ir/index.ts";
import { canonicalize, rules } from "./canonicalize.ts";
import { compare } from "./diff.ts";
import type { DifferenceList } from "./difference.ts";
import {
  conv3,
  crossEntropy,
  curve,
  drop,
  kerasCnn,
  ModelBuilder,
  pool2,
  sgd,
  torchCnn,
} from "../ir/fixtures.ts";
import { plainOptions, shapeOf } from "./graph.ts";

type Grow = (b: ModelBuilder) => void;

const image: Shape = [batch, 3, 8, 8];
const model = (grow: Grow, input: Shape = image, rest: Partial<Model> = {}) => {
  const b = new ModelBuilder("hand", input);
  grow(b);
  return b.build(rest);
};

const pooled =
  (
    name: Parameters<typeof curve>[0],
    alpha: number | null,
    first: boolean,
  ): Grow =>
  (b) => {
    if (first) b.add("activation", curve(name, alpha));
    b.add("maxPool", pool2());
    if (!first) b.add("activation", curve(name, alpha));
  };

/** A classifier that ends in a loss; `soft` adds softmax as a layer. */
function classifier(
  loss: Partial<OptionsOf<"crossEntropy">>,
  soft: "none" | "softmax" | "log" = "none",
): Model {
  const b = new ModelBuilder("hand", [batch, 20]);
  b.add("dense", { units: 10, useBias: true });
  if (soft !== "none") b.add("softmax", { axis: 1, log: soft === "log" });
  const answer = b.last;
  const oneHot = loss.labels === "oneHot";
  const truth = oneHot
    ? b.value("y", [batch, 10])
    : b.value("y", [batch], "int64");
  const value = b.add("crossEntropy", crossEntropy(loss), {
    inputs: [answer, truth],
  });
  return b.build({ outputs: [answer], targets: [truth], loss: value });
}

const convolved = (
  padding: OptionsOf<"conv">["padding"],
  strides = [1, 1],
  size = 8,
) =>
  model(
    (b) => b.add("conv", { ...conv3(4), padding, strides }),
    [batch, 3, size, size],
  );

const same = { kind: "same", extra: "end" } as const;
const around = (before: number, after = before) =>
  ({
    kind: "explicit",
    before: [before, before],
    after: [after, after],
  }) as const;

const trained = (changes: Parameters<typeof sgd>[0]) =>
  model((b) => b.add("dense", { units: 2, useBias: true }), [batch, 4], {
    optimizer: sgd(changes),
  });

const rounded = (rounding: "floor" | "ceil", size: number) =>
  model(
    (b) => b.add("maxPool", { ...pool2(), rounding }),
    [batch, 3, size, size],
  );

const head = (grow: Grow) =>
  model((b) => {
    grow(b);
    b.add("flatten", { startAxis: 1, endAxis: -1 });
    b.add("dense", { units: 2, useBias: true });
  });

const globalMean: Grow = (b) =>
  b.add("globalPool", {
    reduce: "mean",
    keepDims: false,
    layout: "channelsFirst",
  });

interface Case {
  readonly what: string;
  readonly rule: string;
  readonly pair: readonly [Model, Model];
  /** The list the rule's row stands in; null where the rule is silent. */
  readonly list: DifferenceList | null;
  readonly near: readonly [Model, Model];
}

const cases: readonly Case[] = [
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
    what: "two spellings of momentum",
    rule: "momentumForm",
    pair: [trained({}), trained({ velocityHoldsLearningRate: true })],
    list: "same in other words",
    near: [
      trained({}),
      trained({ velocityHoldsLearningRate: true, nesterov: true }),
    ],
  },
  {
    what: "options of a momentum that is not used",
    rule: "irrelevantOptions",
    pair: [
      trained({ momentum: 0 }),
      trained({
        momentum: 0,
        dampening: 0.5,
        nesterov: true,
        velocityHoldsLearningRate: true,
        decayForm: "decoupled",
      }),
    ],
    list: null,
    near: [trained({}), trained({ dampening: 0.5 })],
  },
];

const differing = (pair: readonly Model[]) =>
  compare(pair).differences.filter(({ list }) => list === "differs");

it.each(cases)("$rule: $what", ({ rule, pair, list, near }) => {
  expect(differing(pair)).toEqual([]);
  const { differences } = compare(pair);
  const rows = differences.filter(({ id }) => id.endsWith(`:${rule}`));
  expect(rows.map((row) => row.list)).toEqual(list === null ? [] : [list]);
  if (list === null) expect(differences).toEqual([]);
  expect(differing(near)).not.toEqual([]);
});

it("has a case for every rule", () => {
  expect(new Set(rules.map(({ name }) => name))).toEqual(
    new Set(cases.map(({ rule }) => rule)),
  );
});

it("leaves a graph whose shapes follow from its options, whatever was rewritten", () => {
  const models = [
    torchCnn(),
    kerasCnn("channelsLast"),
    ...cases.flatMap(({ pair, near }) => [...pair, ...near]),
  ];
  for (const { graph } of models.map(canonicalize))
    for (const node of graph.nodes) {
      const inputs = node.inputs.map((id) => shapeOf(graph, id));
      const [shape = []] = opOf(node.op).shape(inputs, plainOptions(node));
      expect(sameShape(shape, shapeOf(graph, node.outputs[0]))).toBe(true);
      const roles = opOf(node.op).roles?.(inputs, plainOptions(node)) ?? {};
      for (const [role, id] of Object.entries(node.parameters))
        expect(graph.parameters.get(id)?.shape).toEqual(roles[role]?.shape);
    }
});

it("names the input size at which `same` leaves the written amounts", () => {
  const [row] = compare([
    convolved(same, [2, 2], 9),
    convolved(around(1), [2, 2], 9),
  ]).differences;
  expect(row?.condition).toContain("10×10 instead of 9×9");
});

it("does not merge a bias into the batch norm behind it", () => {
  const norm = (useBias: boolean) =>
    model((b) => {
      b.add("conv", { ...conv3(4), useBias });
      b.add("batchNorm", {
        axis: 1,
        epsilon: 1e-5,
        newStatisticShare: 0.1,
        center: true,
        scale: true,
        runningVariance: "unbiased",
        trackRunning: true,
        activeIn: "training",
      });
    });
  expect(
    differing([norm(true), norm(false)]).map(({ option }) => option),
  ).toEqual(["useBias"]);
});
