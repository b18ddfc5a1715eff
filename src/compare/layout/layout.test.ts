// Channels last and channels first: the same network in both layouts is one network, whatever it is made of.
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  conv3,
  crossEntropy,
  curve,
  drop,
  ModelBuilder,
  pool2,
} from "../../ir/fixtures.ts";
import {
  batch,
  unpack,
  verifyModel,
  type Layout,
  type Model,
} from "../../ir/index.ts";
import { canonicalize } from "../canonicalize.ts";
import { compare } from "../diff.ts";
import { weightMoves } from "../moveWeights.ts";

const steps = [
  "conv",
  "relu",
  "pool",
  "batchNorm",
  "groupNorm",
  "layerNorm",
  "prelu",
  "sharedPrelu",
  "upsample",
  "dropout",
  "residual",
  "concatenate",
  "pad",
  "softmax",
  "mean",
  "slice",
] as const;
type Step = (typeof steps)[number];

const addition = {
  function: "add",
  constant: null,
  constantFirst: false,
} as const;

/** One step, said in a layout; `channel` and `space` are where its axes stand. */
function grow(b: ModelBuilder, step: Step, layout: Layout): void {
  const first = layout === "channelsFirst";
  const shape = b.values[b.last]!.shape;
  const channel = first ? 1 : 3;
  const space = first ? [2, 3] : [1, 2];
  const channels = Number(shape[channel]);
  const height = Number(shape[space[0]!]);
  const width = Number(shape[space[1]!]);
  const image = <T>(c: T, y: T, x: T): T[] => (first ? [c, y, x] : [y, x, c]);
  const before = b.last;
  switch (step) {
    case "conv":
      b.add("conv", conv3(4, layout));
      return;
    case "relu":
      b.add("activation", curve("relu"));
      return;
    case "pool":
      if (height > 1 && width > 1) b.add("maxPool", pool2(layout));
      return;
    case "batchNorm":
      b.add("batchNorm", {
        axis: channel,
        epsilon: 1e-5,
        newStatisticShare: 0.1,
        center: true,
        scale: true,
        runningVariance: "unbiased",
        trackRunning: true,
        activeIn: "training",
      });
      return;
    case "groupNorm":
      b.add("groupNorm", {
        groups: 2,
        epsilon: 1e-5,
        center: true,
        scale: true,
        layout,
      });
      return;
    case "layerNorm":
      b.add("layerNorm", {
        axes: [1, 2, 3],
        epsilon: 1e-5,
        center: true,
        scale: true,
      });
      return;
    case "prelu":
      b.add("prelu", {
        slopeShape: first ? [channels, 1, 1] : [channels],
      });
      return;
    case "sharedPrelu":
      b.add("prelu", { slopeShape: [1] });
      return;
    case "upsample":
      b.add("upsample", {
        factors: [2, 2],
        interpolation: "nearest",
        grid: "asymmetric",
        layout,
      });
      return;
    case "dropout":
      b.add("dropout", drop(0.5));
      return;
    case "residual": {
      const after = b.add("conv", conv3(channels, layout));
      b.add("arithmetic", addition, { inputs: [before, after] });
      return;
    }
    case "concatenate": {
      const after = b.add("conv", conv3(2, layout));
      b.add("concatenate", { axis: channel }, { inputs: [before, after] });
      return;
    }
    case "pad":
      b.add("pad", {
        before: [0, ...image(0, 1, 2)],
        after: [0, ...image(0, 0, 1)],
        mode: "reflect",
        value: 0,
      });
      return;
    case "softmax":
      b.add("softmax", { axis: channel, log: false });
      return;
    case "mean":
      b.add("reduce", { function: "mean", axes: [space[0]!], keepDims: true });
      return;
    case "slice": {
      const whole = { start: 0, stop: null, step: 1 };
      b.add("slice", {
        ranges: [
          whole,
          ...image(whole, whole, { start: 0, stop: null, step: 2 }),
        ],
        dropAxes: [],
      });
      return;
    }
  }
}

type Ending = "dense" | "flattened" | "global" | "globalFlat" | "segmentation";

function finish(b: ModelBuilder, ending: Ending, layout: Layout): Model {
  const channel = layout === "channelsFirst" ? 1 : 3;
  if (ending === "segmentation") {
    const answer = b.add("conv", conv3(3, layout));
    const space = b.values[answer]!.shape.filter((_, axis) => axis !== channel);
    const truth = b.value("y", space, "int64");
    const loss = b.add("crossEntropy", crossEntropy({ axis: channel }), {
      inputs: [answer, truth],
    });
    return b.build({ outputs: [answer], targets: [truth], loss });
  }
  if (ending === "global" || ending === "globalFlat")
    b.add("globalPool", {
      reduce: "mean",
      keepDims: ending === "globalFlat",
      layout,
    });
  if (ending !== "global") b.add("flatten", { startAxis: 1, endAxis: -1 });
  if (ending !== "flattened") b.add("dense", { units: 2, useBias: true });
  return b.build();
}

function network(
  layout: Layout,
  chain: readonly Step[],
  ending: Ending,
): Model {
  const b = new ModelBuilder(
    layout,
    layout === "channelsFirst" ? [batch, 3, 8, 6] : [batch, 8, 6, 3],
  );
  b.add("conv", conv3(4, layout));
  for (const step of chain) grow(b, step, layout);
  return verifyModel(finish(b, ending, layout));
}

const differing = (models: readonly Model[]) =>
  compare(models).differences.filter(({ list }) => list === "differs");

it("makes one network of both layouts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...steps), { maxLength: 6 }),
      fc.constantFrom<Ending>("dense", "global", "globalFlat", "segmentation"),
      (chain, ending) => {
        const first = network("channelsFirst", chain, ending);
        const last = network("channelsLast", chain, ending);
        expect(differing([first, last])).toEqual([]);
        expect(weightMoves(first, last)).toHaveLength(first.parameters.length);
      },
    ),
  );
});

it("gives every weight the shape that its steps make", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...steps), { maxLength: 6 }),
      (chain) => {
        const { graph } = canonicalize(network("channelsLast", chain, "dense"));
        for (const { source, steps: own, shape } of graph.parameters.values()) {
          const size = shape.reduce((product, n) => product * n, 1);
          const weight = { shape: source.shape, data: new Float32Array(size) };
          expect(unpack(weight, own).shape).toEqual(shape);
        }
      },
    ),
  );
});

it("keeps features that the model answers with in their order", () => {
  const [only, ...more] = differing([
    network("channelsFirst", [], "flattened"),
    network("channelsLast", [], "flattened"),
  ]);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ option: "node", effect: "shape" });
});

/** Words as vectors, a convolution over time: embedding (N, T, D) is channels last by itself. */
function overTime(layout: Layout, permuted: boolean): Model {
  const b = new ModelBuilder(layout, [batch, 12]);
  b.add("embedding", { count: 100, size: 8, paddingIndex: null });
  if (permuted) b.add("permute", { axes: [0, 2, 1] });
  b.add("conv", {
    ...conv3(4, layout),
    kernelSize: [3],
    strides: [1],
    dilation: [1],
    padding: { kind: "explicit", before: [1], after: [1] },
  });
  b.add("globalPool", { reduce: "max", keepDims: false, layout });
  return b.build();
}

it("sees a permute of the program as what channels last does by itself", () => {
  expect(
    differing([
      overTime("channelsFirst", true),
      overTime("channelsLast", false),
    ]),
  ).toEqual([]);
});

it("leaves a value alone that one program reads in both layouts", () => {
  const b = new ModelBuilder("both", [batch, 8, 8, 8]);
  b.add("maxPool", pool2("channelsLast"));
  b.add("maxPool", pool2("channelsFirst"));
  const { graph, applications } = canonicalize(b.build());
  expect(graph.nodes.map(({ options }) => options["layout"]?.value)).toEqual([
    "channelsLast",
    "channelsFirst",
  ]);
  expect(applications).toEqual([]);
});
