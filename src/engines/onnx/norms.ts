// Normalisations as ONNX, said in plain arithmetic so that no engine's own defaults come in.
import { axesOf, staticDim, type Dim, type Shape } from "../../ir/shape.ts";
import type { Name, OnnxBuilder } from "./builder.ts";
import { along, input, type Export, type Spot } from "./lowering.ts";

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
  const { axis, epsilon, trackRunning, activeIn, runningVariance } =
    site.options;
  const { name, shape } = input(site);
  const rank = shape.length;
  const running = trackRunning && activeIn !== "always";
  if (running && runningVariance === "inverseDeviation") {
    const centred = site.b.sub(name, along(site, "runningMean", [axis], rank));
    const factor = along(site, "runningVariance", [axis], rank);
    return scaledAndShifted(site, site.b.mul(centred, factor), [axis], rank);
  }
  const found = running
    ? {
        mean: along(site, "runningMean", [axis], rank),
        variance: along(site, "runningVariance", [axis], rank),
      }
    : statistics(
        site.b,
        name,
        shape.map((_, i) => i).filter((i) => i !== axis),
      );
  return scaledAndShifted(
    site,
    normalised(site.b, name, found, epsilon),
    [axis],
    rank,
  );
};

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
