// Max pooling: a primitive over two axes; other ranks and dilation axis by axis, the last axis first, so that ties go to the first in row-major order.
import { at } from "../dims.ts";
import { lowest } from "../gradients/maxPool.ts";
import type { Placed } from "../lowering.ts";
import type { Pair, Ref } from "../primitives.ts";
import { beforeRelu } from "../rules/reluAfterPool.ts";
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
  lowering,
  options,
  inputs,
  output,
}) => {
  const { ref: given, placed } = asImage(graph, inputs[0], options.layout);
  const early = beforeRelu(lowering, given);
  const ref = early ?? given;
  const pooled = (image: Ref): Placed =>
    placed(early === null ? image : graph.unary("relu", image));
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
    return pooled(
      graph.maxPool(ref, {
        size: pair(windows, ({ size }) => size),
        strides: pair(windows, ({ stride }) => stride),
        before: pair(windows, ({ before }) => before),
        after: pair(windows, ({ after }) => Math.max(after, 0)),
      }),
    );
  return pooled(
    windows.reduceRight(
      (x, axis, i) =>
        firstMaximum(graph, axisTaps(graph, x, i + 1, axis, lowest)),
      ref,
    ),
  );
};
