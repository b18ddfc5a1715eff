// Convolutions and pools as ONNX.
import { adaptiveRange } from "../../ir/ops/adaptivePool.ts";
import { transposedOutput } from "../../ir/ops/convTranspose.ts";
import {
  paddingAmounts,
  windowOutput,
  type Padding,
  type Window,
} from "../../ir/padding.ts";
import { axesOf, staticDim, type Layout, type Shape } from "../../ir/shape.ts";
import type { Name, OnnxBuilder } from "./builder.ts";
import {
  along,
  channelsFirst,
  input,
  noExport,
  type Export,
  type Spot,
} from "./lowering.ts";

const padModes = {
  zeros: "constant",
  reflect: "reflect",
  replicate: "edge",
  circular: "wrap",
} as const;

/** A border on the spatial axes of an N,C,… tensor. */
function padSpatial(
  b: OnnxBuilder,
  x: Name,
  before: readonly number[],
  after: readonly number[],
  mode: keyof typeof padModes = "zeros",
): Name {
  if ([...before, ...after].every((n) => n === 0)) return x;
  const pads = [0, 0, ...before, 0, 0, ...after];
  return b.op("Pad", [x, b.ints(pads)], { mode: padModes[mode] });
}

const weightOf = (site: Spot, role: "kernel" | "bias"): Name => {
  const { data, shape } = site.weight(role);
  return site.b.floats(data, shape);
};
const weightsOf = (site: Spot, useBias: boolean): Name[] =>
  useBias
    ? [weightOf(site, "kernel"), weightOf(site, "bias")]
    : [weightOf(site, "kernel")];

export const conv: Export<"conv"> = (site) => {
  const { options, b } = site;
  const { kernelSize, strides, dilation, groups } = options;
  return channelsFirst(site, input(site), options.layout, (x, spatial) => {
    const { before, after } = paddingAmounts(options.padding, spatial, {
      size: kernelSize,
      strides,
      dilation,
    });
    const zeros = options.paddingMode === "zeros";
    const image = zeros
      ? x
      : padSpatial(b, x, before, after, options.paddingMode);
    return b.op("Conv", [image, ...weightsOf(site, options.useBias)], {
      kernel_shape: kernelSize,
      strides,
      dilations: dilation,
      group: groups,
      ...(zeros && { pads: [...before, ...after] }),
    });
  });
};

export const convTranspose: Export<"convTranspose"> = (site) => {
  const { options, b } = site;
  const { kernelSize, strides, dilation, groups } = options;
  return channelsFirst(site, input(site), options.layout, (x, spatial) => {
    const output = spatial.map((n, axis) => transposedOutput(n, axis, options));
    // What `same` crops is what a forward convolution of the output would be padded with.
    const { before } = paddingAmounts(options.crop, output, {
      size: kernelSize,
      strides,
      dilation,
    });
    const full = spatial.map(
      (n, i) =>
        (n - 1) * (strides[i] ?? 1) +
        (dilation[i] ?? 1) * ((kernelSize[i] ?? 1) - 1) +
        1,
    );
    // The uncropped output, then its border cut or, past its end, filled with zeros.
    const y = b.op("ConvTranspose", [x, weightOf(site, "kernel")], {
      kernel_shape: kernelSize,
      strides,
      dilations: dilation,
      group: groups,
    });
    const missing = output.map((n, i) =>
      Math.max((before[i] ?? 0) + n - (full[i] ?? 0), 0),
    );
    const grown = padSpatial(
      b,
      y,
      missing.map(() => 0),
      missing,
    );
    const cut = output.reduce(
      (name, n, i) =>
        b.slice(name, i + 2, before[i] ?? 0, (before[i] ?? 0) + n),
      grown,
    );
    return options.useBias
      ? b.add(cut, along(site, "bias", [1], kernelSize.length + 2))
      : cut;
  });
};

/** Padding that makes every window whole, so that ONNX's own rounding has nothing to decide. */
function wholePadding(
  padding: Padding,
  spatial: readonly number[],
  window: Window,
  rounding: "floor" | "ceil",
): { before: number[]; after: number[]; output: number[] } {
  const { before } = paddingAmounts(padding, spatial, window);
  const output = windowOutput(padding, spatial, window, rounding);
  const after = spatial.map((n, i) => {
    const span = (window.dilation[i] ?? 1) * ((window.size[i] ?? 1) - 1) + 1;
    const reach = ((output[i] ?? 1) - 1) * (window.strides[i] ?? 1) + span;
    return reach - n - (before[i] ?? 0);
  });
  return { before, after, output };
}

/** ONNX's pools take borders that are narrower than their window. */
const isNarrow = (pads: readonly number[], size: readonly number[]): boolean =>
  pads.every((n, i) => n < (size[i % size.length] ?? 0));

/** The lowest float32: a border that never wins the maximum. */
const lowest = -3.4028234663852886e38;

export const maxPool: Export<"maxPool"> = (site) => {
  const { options, b } = site;
  const { poolSize: size, strides, dilation } = options;
  return channelsFirst(site, input(site), options.layout, (x, spatial) => {
    const window = { size, strides, dilation };
    const { before, after } = wholePadding(
      options.padding,
      spatial,
      window,
      options.rounding,
    );
    const kept = cutEnds(b, x, spatial, after);
    const ends = after.map((n) => Math.max(n, 0));
    const pads = [...before, ...ends];
    const attributes = { kernel_shape: size, strides, dilations: dilation };
    if (isNarrow(pads, size))
      return b.op("MaxPool", [kept], { ...attributes, pads });
    const border = b.ints([0, 0, ...before, 0, 0, ...ends]);
    const padded = b.op("Pad", [kept, border, b.number(lowest)]);
    return b.op("MaxPool", [padded], attributes);
  });
};

/** Rows that no window reaches are cut away. */
function cutEnds(
  b: OnnxBuilder,
  x: Name,
  spatial: readonly number[],
  after: readonly number[],
): Name {
  return after.reduce(
    (name, n, i) =>
      n < 0 ? b.slice(name, i + 2, 0, (spatial[i] ?? 0) + n) : name,
    x,
  );
}

export const avgPool: Export<"avgPool"> = (site) => {
  const { options, b } = site;
  const { poolSize: size, strides } = options;
  return channelsFirst(site, input(site), options.layout, (x, spatial) => {
    const window = { size, strides, dilation: size.map(() => 1) };
    const whole = wholePadding(
      options.padding,
      spatial,
      window,
      options.rounding,
    );
    const kept = cutEnds(b, x, spatial, whole.after);
    const pads = [...whole.before, ...whole.after.map((n) => Math.max(n, 0))];
    if (!isNarrow(pads, size))
      return noExport(
        site,
        `its border (${pads.join(", ")}) is as wide as its window (${size.join(", ")}).`,
      );
    const mean = b.op("AveragePool", [kept], {
      kernel_shape: size,
      strides,
      pads,
      count_include_pad: 1,
    });
    const { before, after } = paddingAmounts(options.padding, spatial, window);
    const shares = whole.output.map((n, i) =>
      Array.from({ length: n }, (_, cell) => {
        const start = cell * (strides[i] ?? 1) - (before[i] ?? 0);
        const low = options.countPadding ? -(before[i] ?? 0) : 0;
        const high =
          (spatial[i] ?? 0) + (options.countPadding ? (after[i] ?? 0) : 0);
        const end = start + (size[i] ?? 1);
        return (size[i] ?? 1) / (Math.min(end, high) - Math.max(start, low));
      }),
    );
    return scaleAlong(b, mean, shares);
  });
};

/** Multiplies along each spatial axis where the window was not whole. */
function scaleAlong(
  b: OnnxBuilder,
  x: Name,
  factors: readonly (readonly number[])[],
): Name {
  return factors.reduce((name, row, i) => {
    if (row.every((factor) => factor === 1)) return name;
    const dims = [
      1,
      1,
      ...factors.map((other, j) => (i === j ? other.length : 1)),
    ];
    return b.mul(name, b.floats(row, dims));
  }, x);
}

const reductions = { mean: "ReduceMean", max: "ReduceMax" } as const;
const globalPools = {
  mean: "GlobalAveragePool",
  max: "GlobalMaxPool",
} as const;

/** Mean or maximum over all of space, by ONNX's own op where the layout is its own. */
function overSpace(
  site: Spot,
  { name, shape }: { readonly name: Name; readonly shape: Shape },
  reduce: keyof typeof reductions,
  keepDims: boolean,
  layout: Layout,
): Name {
  const { spatial } = axesOf(layout, shape.length);
  return keepDims && layout === "channelsFirst"
    ? site.b.unary(globalPools[reduce], name)
    : site.b.reduce(reductions[reduce], name, spatial, keepDims);
}

export const globalPool: Export<"globalPool"> = (site) => {
  const { reduce, keepDims, layout } = site.options;
  return overSpace(site, input(site), reduce, keepDims, layout);
};

/** Mean and maximum over boxes are means and maxima along one axis after the other. */
export const adaptivePool: Export<"adaptivePool"> = (site) => {
  const { reduce, outputSize, layout } = site.options;
  const { name, shape } = input(site);
  if (outputSize.every((n) => n === 1))
    return overSpace(site, { name, shape }, reduce, true, layout);
  const { spatial } = axesOf(layout, shape.length);
  return spatial.reduce((x, axis, i) => {
    const size = staticDim(shape[axis], "a spatial axis");
    const count = outputSize[i] ?? 1;
    const cells = Array.from({ length: count }, (_, cell) => {
      const { start, end } = adaptiveRange(cell, size, count);
      const part = site.b.slice(x, axis, start, end);
      return site.b.reduce(reductions[reduce], part, [axis], true);
    });
    return site.b.op("Concat", cells, { axis });
  }, name);
};

const grids = {
  halfPixel: "half_pixel",
  alignCorners: "align_corners",
  asymmetric: "asymmetric",
} as const;

export const upsample: Export<"upsample"> = (site) => {
  const { factors, interpolation, grid, layout } = site.options;
  return channelsFirst(site, input(site), layout, (x) => {
    const scales = site.b.floats([1, 1, ...factors], [factors.length + 2]);
    return site.b.op("Resize", [x, "", scales], {
      mode: interpolation === "nearest" ? "nearest" : "linear",
      coordinate_transformation_mode: grids[grid],
      nearest_mode: grid === "asymmetric" ? "floor" : "round_prefer_ceil",
    });
  });
};
