// Average pooling: sums axis by axis, divided by what counts in each window.
import type { GraphBuilder } from "../builder.ts";
import { at, range, sizeAt } from "../dims.ts";
import type { Ref } from "../primitives.ts";
import { asImage, type Lower } from "./call.ts";
import { tapsOf } from "./correlate.ts";
import { axisTaps, axisWindows, type AxisWindows } from "./windows.ts";

export const avgPool: Lower<"avgPool"> = ({
  graph,
  options,
  inputs,
  output,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const window = {
    size: options.poolSize,
    strides: options.strides,
    dilation: options.poolSize.map(() => 1),
  };
  const spatial =
    options.layout === "channelsFirst" ? output.slice(2) : output.slice(1, -1);
  const input = graph.shape(ref).slice(1, -1) as number[];
  const windows = axisWindows(
    options.padding,
    input,
    window,
    spatial as number[],
  );
  return placed(averaged(graph, ref, windows, options.countPadding));
};

/** The mean of every window; outside the image count zeros, or nothing. */
export function averaged(
  graph: GraphBuilder,
  image: Ref,
  windows: readonly AxisWindows[],
  countPadding: boolean,
): Ref {
  const counts = windows.map((axis, i) =>
    counted(axis, sizeAt(graph.shape(image), i + 1), countPadding),
  );
  const sum = windows.reduce(
    (x, axis, i) => summed(graph, x, i + 1, axis),
    image,
  );
  const shape = windows.map(({ count }) => count);
  const shares = tapsOf(shape).map(
    (place) =>
      1 /
      place.reduce((product, i, axis) => product * at(at(counts, axis), i), 1),
  );
  if (shares.every((share) => share === shares[0]))
    return graph.times(sum, at(shares, 0));
  return graph.mul(sum, graph.constant(shares, [...shape, 1]));
}

function summed(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  windows: AxisWindows,
): Ref {
  const whole =
    windows.count === 1 &&
    windows.size === sizeAt(graph.shape(x), axis) &&
    windows.before === 0;
  return whole
    ? graph.sum(x, [axis], true)
    : graph.addAll(axisTaps(graph, x, axis, windows, 0));
}

/** How many cells count in each window of an axis. With padding counted, cells beyond it (from rounding up) still do not: aten/src/ATen/native/cpu/AvgPoolKernel.cpp. */
function counted(
  { count, size, stride, before, paddedAfter }: AxisWindows,
  n: number,
  countPadding: boolean,
): number[] {
  return range(count).map((i) => {
    const start = i * stride - before;
    const end = Math.min(start + size, n + paddedAfter);
    return countPadding ? end - start : Math.min(end, n) - Math.max(start, 0);
  });
}
