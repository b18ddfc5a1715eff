// Pools over everything, and pools to a fixed size.
import { adaptiveRange } from "../../../ir/ops/adaptivePool.ts";
import type { GraphBuilder } from "../builder.ts";
import { range, sizeAt } from "../dims.ts";
import { lowest } from "../gradients/maxPool.ts";
import { plain } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import { asImage, type Lower } from "./call.ts";
import { axisTaps, firstMaximum, type AxisWindows } from "./windows.ts";

export const globalPool: Lower<"globalPool"> = ({
  graph,
  options,
  inputs,
  output,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const axes = range(graph.shape(ref).length - 2).map((axis) => axis + 1);
  const pooled =
    options.reduce === "mean"
      ? graph.mean(ref, axes, true)
      : graph.max(ref, axes, true);
  return options.keepDims
    ? placed(pooled)
    : plain(graph, graph.reshape(pooled, output));
};

export const adaptivePool: Lower<"adaptivePool"> = ({
  graph,
  options,
  inputs,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const axis = options.reduce === "mean" ? meanAxis : maxAxis;
  return placed(
    options.outputSize.reduceRight(
      (x, out, i) => axis(graph, x, i + 1, out),
      ref,
    ),
  );
};

/** Equal windows side by side, where the output size divides the input's. */
function tiles(n: number, out: number): AxisWindows | null {
  if (n % out !== 0) return null;
  return {
    count: out,
    size: n / out,
    stride: n / out,
    dilation: 1,
    before: 0,
    after: 0,
    paddedAfter: 0,
  };
}

function meanAxis(graph: GraphBuilder, x: Ref, axis: number, out: number): Ref {
  const n = sizeAt(graph.shape(x), axis);
  const equal = tiles(n, out);
  if (equal && out > 1)
    return graph.times(
      graph.addAll(axisTaps(graph, x, axis, equal, 0)),
      out / n,
    );
  return cells(graph, x, axis, out, (part, size) =>
    graph.times(graph.sum(part, [axis], true), 1 / size),
  );
}

function maxAxis(graph: GraphBuilder, x: Ref, axis: number, out: number): Ref {
  const equal = tiles(sizeAt(graph.shape(x), axis), out);
  if (equal)
    return firstMaximum(graph, axisTaps(graph, x, axis, equal, lowest));
  return cells(graph, x, axis, out, (part, size) =>
    firstMaximum(
      graph,
      range(size).map((i) => graph.part(part, axis, i, 1)),
    ),
  );
}

/** Every output cell from its own range of the axis. */
function cells(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  out: number,
  fold: (part: Ref, size: number) => Ref,
): Ref {
  const n = sizeAt(graph.shape(x), axis);
  const parts = range(out).map((i) => {
    const { start, end } = adaptiveRange(i, n, out);
    return fold(graph.part(x, axis, start, end - start), end - start);
  });
  return graph.concat(parts, axis);
}
