// A small model for every op in the ways that engines get wrong, each with learned inputs and a loss, so that gradients pass through.
import type { Model } from "../ir/model.ts";
import type { OptionsOf } from "../ir/ops/index.ts";
import { ModelDraft, square } from "./modelFixtures.ts";
import { learnedInput, ofSquares, oneOp } from "./oneOp.ts";
import { curves } from "./onnx/pointwise.ts";
import { recurrentCases } from "./recurrentCases.ts";

const explicit = (before: number[], after: number[]) =>
  ({ kind: "explicit", before, after }) as const;
const same = { kind: "same", extra: "end" } as const;
export const first = "channelsFirst" as const;
export const last = "channelsLast" as const;

const transposed: OptionsOf<"convTranspose"> = {
  filters: 4,
  kernelSize: [3, 3],
  strides: [2, 2],
  crop: explicit([1, 1], [1, 1]),
  outputPadding: [1, 0],
  dilation: [1, 1],
  groups: 2,
  useBias: true,
  layout: first,
};
const pool = {
  poolSize: [3, 2],
  strides: [2, 2],
  padding: explicit([1, 0], [1, 1]),
  layout: first,
};

/** A convolution, cut off and pooled: what engines and rules fuse and reorder. */
function convReluPool(): Model {
  const draft = new ModelDraft();
  const image = learnedInput(draft, [3, 6, 6]);
  const relu = { function: "relu", alpha: null } as const;
  const first = draft.add("conv", square(4), image);
  const cut = draft.add("activation", relu, first);
  const second = draft.add("conv", square(4), cut);
  const late = draft.add("activation", relu, second);
  const halves = {
    ...pool,
    poolSize: [2, 2],
    padding: explicit([0, 0], [0, 0]),
    dilation: [1, 1],
    rounding: "floor",
  } as const;
  return draft.judged(draft.add("maxPool", halves, late));
}

export const opCases: readonly (readonly [string, Model])[] = [
  ["conv", oneOp("conv", square(4), [3, 6, 5])],
  [
    "conv, channels last, same",
    oneOp("conv", square(4, last, same), [6, 5, 3]),
  ],
  [
    "conv, strided, grouped",
    oneOp("conv", { ...square(4), strides: [2, 2], groups: 2 }, [4, 7, 6]),
  ],
  [
    "conv, dilated, reflected",
    oneOp(
      "conv",
      { ...square(2), dilation: [2, 1], paddingMode: "reflect" },
      [3, 8, 6],
    ),
  ],
  [
    "conv, circular",
    oneOp("conv", { ...square(2), paddingMode: "circular" }, [3, 5, 6]),
  ],
  [
    "conv of one axis",
    oneOp(
      "conv",
      {
        ...square(2),
        kernelSize: [3],
        strides: [2],
        dilation: [1],
        padding: explicit([2], [0]),
      },
      [3, 9],
    ),
  ],
  ["convTranspose", oneOp("convTranspose", transposed, [4, 5, 4])],
  [
    "convTranspose, same, channels last",
    oneOp(
      "convTranspose",
      {
        ...transposed,
        crop: same,
        outputPadding: [0, 0],
        groups: 1,
        layout: last,
      },
      [5, 4, 4],
    ),
  ],
  ["conv, relu, conv, relu, maxPool", convReluPool()],
  [
    "maxPool",
    oneOp(
      "maxPool",
      { ...pool, dilation: [1, 1], rounding: "floor" },
      [3, 8, 7],
    ),
  ],
  [
    "maxPool, ceil",
    oneOp(
      "maxPool",
      { ...pool, dilation: [1, 1], rounding: "ceil" },
      [3, 7, 8],
    ),
  ],
  [
    "maxPool, dilated, its border as wide as its window",
    oneOp(
      "maxPool",
      {
        ...pool,
        padding: explicit([3, 0], [3, 1]),
        dilation: [3, 1],
        rounding: "floor",
      },
      [3, 8, 7],
    ),
  ],
  [
    "avgPool",
    oneOp(
      "avgPool",
      { ...pool, rounding: "floor", countPadding: true },
      [3, 8, 7],
    ),
  ],
  [
    "avgPool, ceil, real cells only",
    oneOp(
      "avgPool",
      { ...pool, rounding: "ceil", countPadding: false },
      [3, 7, 8],
    ),
  ],
  ...(["mean", "max"] as const).flatMap((reduce) => [
    [
      `globalPool, ${reduce}`,
      oneOp("globalPool", { reduce, keepDims: false, layout: last }, [4, 5, 3]),
    ] as const,
    [
      `adaptivePool, ${reduce}`,
      oneOp(
        "adaptivePool",
        { reduce, outputSize: [3, 2], layout: first },
        [3, 7, 5],
      ),
    ] as const,
    [
      `adaptivePool to one cell, ${reduce}`,
      oneOp(
        "adaptivePool",
        { reduce, outputSize: [1, 1], layout: first },
        [3, 7, 5],
      ),
    ] as const,
  ]),
  ["flatten", oneOp("flatten", { startAxis: 1, endAxis: -1 }, [3, 4])],
  ["reshape", oneOp("reshape", { target: [{ batch: 3 }, 4] }, [3, 4])],
  ["permute", oneOp("permute", { axes: [0, 3, 1, 2] }, [3, 4, 5])],
  ["concatenate", oneOp("concatenate", { axis: 1 }, [3, 4], [2, 4])],
  [
    "slice",
    oneOp(
      "slice",
      {
        ranges: [
          { start: 0, stop: null, step: 1 },
          { start: 1, stop: 6, step: 2 },
          { start: 2, stop: 3, step: 1 },
        ],
        dropAxes: [2],
      },
      [7, 4],
    ),
  ],
  ...(["constant", "reflect", "replicate", "circular"] as const).map(
    (mode) =>
      [
        `pad, ${mode}`,
        oneOp(
          "pad",
          { before: [0, 1, 2], after: [0, 2, 0], mode, value: 3 },
          [4, 5],
        ),
      ] as const,
  ),
  ...(["nearest", "bilinear"] as const).flatMap((interpolation) =>
    (["halfPixel", "alignCorners", "asymmetric"] as const).map(
      (grid) =>
        [
          `upsample, ${interpolation}, ${grid}`,
          oneOp(
            "upsample",
            { factors: [2, 3], interpolation, grid, layout: first },
            [2, 3, 4],
          ),
        ] as const,
    ),
  ),
  [
    "dropout",
    oneOp(
      "dropout",
      { dropRate: 0.5, granularity: "element", activeIn: "training" },
      [4],
    ),
  ],
  [
    "batchNorm",
    oneOp(
      "batchNorm",
      {
        axis: 1,
        epsilon: 1e-3,
        newStatisticShare: 0.1,
        center: true,
        scale: true,
        runningVariance: "biased",
        trackRunning: true,
        activeIn: "training",
      },
      [3, 4, 4],
    ),
  ],
  [
    "batchNorm, keeping the inverse deviation",
    oneOp(
      "batchNorm",
      {
        axis: 1,
        epsilon: 1e-4,
        newStatisticShare: 0.1,
        center: true,
        scale: true,
        runningVariance: "inverseDeviation",
        trackRunning: true,
        activeIn: "training",
      },
      [3, 4, 4],
    ),
  ],
  [
    "batchNorm, the first batch whole",
    oneOp(
      "batchNorm",
      {
        axis: 1,
        epsilon: 1e-3,
        newStatisticShare: { afterFirst: 0.1 },
        center: true,
        scale: true,
        runningVariance: "unbiased",
        trackRunning: true,
        activeIn: "training",
      },
      [3, 4, 4],
    ),
  ],
  [
    "batchNorm, without running statistics",
    oneOp(
      "batchNorm",
      {
        axis: 3,
        epsilon: 1e-3,
        newStatisticShare: null,
        center: true,
        scale: false,
        runningVariance: "biased",
        trackRunning: false,
        activeIn: "always",
      },
      [4, 4, 3],
    ),
  ],
  [
    "layerNorm",
    oneOp(
      "layerNorm",
      { axes: [1, 2], epsilon: 1e-5, center: true, scale: true },
      [4, 5],
    ),
  ],
  ...([first, last] as const).map(
    (layout) =>
      [
        `groupNorm, ${layout}`,
        oneOp(
          "groupNorm",
          { groups: 2, epsilon: 1e-5, center: true, scale: true, layout },
          layout === first ? [4, 3, 3] : [3, 3, 4],
        ),
      ] as const,
  ),
  ...(Object.keys(curves) as (keyof typeof curves)[]).map(
    (name) =>
      [
        `activation, ${name}`,
        oneOp("activation", { function: name, alpha: 0.7 }, [3, 9]),
      ] as const,
  ),
  ["prelu", oneOp("prelu", { slopeShape: [3, 1] }, [3, 5])],
  ["softmax", oneOp("softmax", { axis: 1, log: false }, [5, 3])],
  ["softmax, logarithm", oneOp("softmax", { axis: 2, log: true }, [5, 3])],
  ...(
    ["add", "subtract", "multiply", "divide", "maximum", "minimum"] as const
  ).map(
    (name) =>
      [
        `arithmetic, ${name}`,
        oneOp(
          "arithmetic",
          { function: name, constant: null, constantFirst: false },
          [3, 5],
          [1, 5],
        ),
      ] as const,
  ),
  [
    "arithmetic, a number minus x",
    oneOp(
      "arithmetic",
      { function: "subtract", constant: 2, constantFirst: true },
      [5],
    ),
  ],
  [
    "arithmetic, power",
    oneOp(
      "arithmetic",
      { function: "power", constant: 3, constantFirst: false },
      [5],
    ),
  ],
  ...(["negative", "exp", "abs", "square", "sign", "sin", "cos"] as const).map(
    (name) =>
      [
        `math, ${name}`,
        oneOp("math", { function: name, low: null, high: null }, [9]),
      ] as const,
  ),
  ...(["log", "sqrt", "rsqrt"] as const).map(
    (name) => [`math, ${name}`, ofSquares(name)] as const,
  ),
  [
    "math, clip",
    oneOp("math", { function: "clip", low: -0.5, high: null }, [9]),
  ],
  [
    "matmul",
    oneOp(
      "matmul",
      { transposeLeft: true, transposeRight: true },
      [5, 3],
      [4, 5],
    ),
  ],
  ...(["sum", "mean", "max", "min", "logSumExp"] as const).map(
    (name) =>
      [
        `reduce, ${name}`,
        oneOp(
          "reduce",
          { function: name, axes: [1, 2], keepDims: false },
          [3, 4],
        ),
      ] as const,
  ),
  ["dense", oneOp("dense", { units: 4, useBias: true }, [3, 5])],
  ...recurrentCases,
  [
    "localResponseNorm",
    oneOp(
      "localResponseNorm",
      {
        before: 2,
        after: 1,
        bias: 1,
        scale: 0.3,
        exponent: 0.75,
        layout: first,
      },
      [5, 3, 2],
    ),
  ],
];
