// A small residual network for tests: strided convolutions, batch normalisation, bottlenecks with a projected short cut, a global mean.
import type {
  DataRecipeOptions,
  Model,
  OptionsOf,
  SgdOptions,
} from "../ir/index.ts";
import { ModelDraft, square } from "./modelFixtures.ts";

const relu: OptionsOf<"activation"> = { function: "relu", alpha: null };
const sum: OptionsOf<"arithmetic"> = {
  function: "add",
  constant: null,
  constantFirst: false,
};
const norm: OptionsOf<"batchNorm"> = {
  axis: 1,
  epsilon: 1e-5,
  newStatisticShare: 0.1,
  center: true,
  scale: true,
  runningVariance: "unbiased",
  trackRunning: true,
  activeIn: "training",
};

/** A convolution without bias, padded so that a stride of 1 keeps the size, and its normalisation. */
function normalised(
  draft: ModelDraft,
  x: string,
  filters: number,
  size: number,
  stride: number,
): string {
  const border = (size - 1) / 2;
  const options = {
    ...square(filters, "channelsFirst", {
      kind: "explicit",
      before: [border, border],
      after: [border, border],
    }),
    kernelSize: [size, size],
    strides: [stride, stride],
    useBias: false,
  };
  return draft.add("batchNorm", norm, draft.add("conv", options, x));
}

/** 1×1, 3×3 with the stride, 1×1, and the short cut, projected where the shape changes. */
function bottleneck(
  draft: ModelDraft,
  x: string,
  filters: number,
  stride: number,
): string {
  const wide = 4 * filters;
  const active = (value: string): string =>
    draft.add("activation", relu, value);
  const first = active(normalised(draft, x, filters, 1, 1));
  const second = active(normalised(draft, first, filters, 3, stride));
  const third = normalised(draft, second, wide, 1, 1);
  const changes = stride !== 1 || draft.shape(x)[1] !== wide;
  const short = changes ? normalised(draft, x, wide, 1, stride) : x;
  return active(draft.add("arithmetic", sum, third, short));
}

/** Scores of ten classes for pictures (3, image, image). `image` should leave more than one pixel after a division by 8. */
export function residualNetwork(
  image: number,
  sgd: Partial<SgdOptions> = {},
  data: Partial<DataRecipeOptions> = {},
): Model {
  const draft = new ModelDraft();
  let x = normalised(draft, draft.input([3, image, image]), 4, 7, 2);
  x = draft.add("activation", relu, x);
  x = draft.add(
    "maxPool",
    {
      poolSize: [3, 3],
      strides: [2, 2],
      padding: { kind: "explicit", before: [1, 1], after: [1, 1] },
      dilation: [1, 1],
      rounding: "floor",
      layout: "channelsFirst",
    },
    x,
  );
  x = bottleneck(draft, x, 2, 1);
  x = bottleneck(draft, x, 2, 1);
  x = bottleneck(draft, x, 3, 2);
  x = draft.add(
    "adaptivePool",
    { reduce: "mean", outputSize: [1, 1], layout: "channelsFirst" },
    x,
  );
  x = draft.add("flatten", { startAxis: 1, endAxis: -1 }, x);
  return draft.classifier(
    draft.add("dense", { units: 10, useBias: true }, x),
    sgd,
    data,
  );
}
