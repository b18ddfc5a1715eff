// Max pooling: a primitive over two axes; other ranks and dilation axis by axis, the last axis first, so that ties go to the first in row-major order.
import { at } from "../dims.ts";
import { lowest } from "../gradients/maxPool.ts";
import type { Pair } from "../primitives.ts";
import { asImage, type Lower } from "./call.ts";
import {
  axisTaps,
  axisWindows,
  firstMaximum,
  type AxisWindows,
} from "./windows.ts";

const pair = (
  windows: readonly AxisWindows[],
  of: (axis: AxisWindows) => number,
): Pair => [of(at(windows, 0)), of(at(windows, 1))];

export const maxPool: Lower<"maxPool"> = ({
  graph,
  options,
  inputs,
  output,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const window = {
    size: options.poolSize,
    strides: options.strides,
    dilation: options.dilation,
  };
  const spatial =
    options.layout === "channelsFirst" ? output.slice(2) : output.slice(1, -1);
  const windows = axisWindows(
    options.padding,
    graph.shape(ref).slice(1, -1) as number[],
    window,
    spatial as number[],
  );
  if (windows.length === 2 && windows.every(({ dilation }) => dilation === 1))
    return placed(
      graph.maxPool(ref, {
        size: pair(windows, ({ size }) => size),
        strides: pair(windows, ({ stride }) => stride),
        before: pair(windows, ({ before }) => before),
        after: pair(windows, ({ after }) => Math.max(after, 0)),
      }),
    );
  return placed(
    windows.reduceRight(
      (x, axis, i) =>
        firstMaximum(graph, axisTaps(graph, x, i + 1, axis, lowest)),
      ref,
    ),
  );
};
