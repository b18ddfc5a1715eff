// Normalisations as ONNX, said in plain arithmetic so that no engine's own defaults come in.
import { axesOf, staticDim, type Dim, type Shape } from "../../ir/shape.ts";
import type { Name, OnnxBuilder } from "./builder.ts";
import { along, input, type Export, type Site, type Spot } from "./lowering.ts";

interface Statistics {
  readonly mean: Name;
  readonly variance: Name;
}

/** Mean and biased variance over axes, which stay with size 1. */
function statistics(
  b: OnnxBuilder,
  x: Name,
  axes: readonly number[],
): Statistics {
  const mean = b.reduce("ReduceMean", x, axes, true);
  const centred = b.sub(x, mean);
  const variance = b.reduce("ReduceMean", b.mul(centred, centred), axes, true);
  return { mean, variance };
}

function normalised(
  b: OnnxBuilder,
  x: Name,
  { mean, variance }: Statistics,
  epsilon: number,
): Name {
  return b.div(b.sub(x, mean), b.unary("Sqrt", b.add(variance, epsilon)));
}

interface Learned {
  readonly scale: boolean;
  readonly center: boolean;
}

/** The learned factor and shift, where there are any. */
function scaledAndShifted(
  site: Spot & { readonly options: Learned },
  x: Name,
  axes: readonly number[],
  rank: number,
): Name {
  const { scale, center } = site.options;
  const scaled = scale ? site.b.mul(x, along(site, "scale", axes, rank)) : x;
  return center ? site.b.add(scaled, along(site, "shift", axes, rank)) : scaled;
}

export const batchNorm: Export<"batchNorm"> = (site) => {
  const { axis, epsilon, trackRunning, activeIn } = site.options;
  const { name, shape } = input(site);
  const rank = shape.length;
  if (trackRunning && activeIn !== "always") {
    const { factor, shift } = frozen(site);
    const dims = shape.map((_, i) => (i === axis ? factor.length : 1));
    const scaled = site.b.mul(name, site.b.floats(factor, dims));
    return shift.every((by) => by === 0)
      ? scaled
      : site.b.add(scaled, site.b.floats(shift, dims));
  }
  const others = shape.map((_, i) => i).filter((i) => i !== axis);
  const found = statistics(site.b, name, others);
  return scaledAndShifted(
    site,
    normalised(site.b, name, found, epsilon),
    [axis],
    rank,
  );
};

/** With statistics that stand still, a factor and a shift per channel, worked out in double precision: a convolution before them can take both in. */
function frozen(site: Site<"batchNorm">): {
  readonly factor: Float64Array;
  readonly shift: Float64Array;
} {
  const { epsilon, runningVariance, scale, center } = site.options;
  const mean = site.weight("runningMean").data;
  const spread = site.weight("runningVariance").data;
  const gain = scale ? site.weight("scale").data : null;
  const offset = center ? site.weight("shift").data : null;
  const factor = Float64Array.from(spread, (value, i) => {
    const inverse =
      runningVariance === "inverseDeviation"
        ? value
        : 1 / Math.sqrt(value + epsilon);
    return (gain?.[i] ?? 1) * inverse;
  });
  const shift = factor.map((by, i) => (offset?.[i] ?? 0) - (mean[i] ?? 0) * by);
  return { factor, shift };
}

export const layerNorm: Export<"layerNorm"> = (site) => {
  const { axes, epsilon } = site.options;
  const { name, shape } = input(site);
  const found = statistics(site.b, name, axes);
  return scaledAndShifted(
    site,
    normalised(site.b, name, found, epsilon),
    axes,
    shape.length,
  );
};

export const groupNorm: Export<"groupNorm"> = (site) => {
  const { groups, epsilon, layout } = site.options;
  const { name, shape } = input(site);
  const { channel, spatial } = axesOf(layout, shape.length);
  const channels = staticDim(shape[channel], "the channels");
  // The channel axis is split in two; normalised are all but the batch and the group.
  const split: Shape = shape.flatMap((dim, axis): Dim[] =>
    axis === channel ? [groups, channels / groups] : [dim],
  );
  const axes = [
    channel + 1,
    ...spatial.map((axis) => (axis > channel ? axis + 1 : axis)),
  ].sort((a, b) => a - b);
  const grouped = site.b.reshape(name, split);
  const found = statistics(site.b, grouped, axes);
  const flat = site.b.reshape(
    normalised(site.b, grouped, found, epsilon),
    shape,
  );
  return scaledAndShifted(site, flat, [channel], shape.length);
};

export const localResponseNorm: Export<"localResponseNorm"> = (site) => {
  const { before, after, bias, scale, exponent, layout } = site.options;
  const { name, shape } = input(site);
  const { channel } = axesOf(layout, shape.length);
  const border = (n: number) => shape.map((_, i) => (i === channel ? n : 0));
  const { b } = site;
  const padded = b.op("Pad", [
    b.mul(name, name),
    b.ints([...border(before), ...border(after)]),
  ]);
  const channels = staticDim(shape[channel], "the channels");
  const sum = Array.from({ length: before + after + 1 }, (_, shift) =>
    b.slice(padded, channel, shift, shift + channels),
  ).reduce((total, part) => b.add(total, part));
  const base = b.add(b.mul(sum, b.number(scale)), b.number(bias));
  return b.div(name, b.op("Pow", [base, b.number(exponent)]));
};
