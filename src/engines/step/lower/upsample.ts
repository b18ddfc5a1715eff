// Upsampling: whole factors repeat, everything else is a matrix along each axis that says which pixels are blended.
import type { UpsampleOptions } from "../../../ir/ops/upsample.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, product, range, sizeAt } from "../dims.ts";
import type { Ref } from "../primitives.ts";
import { asImage, type Lower } from "./call.ts";

type Kind = Pick<UpsampleOptions, "interpolation" | "grid">;

export const upsample: Lower<"upsample"> = ({ graph, options, inputs }) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  return placed(
    options.factors.reduce(
      (x, factor, i) => alongAxis(graph, x, i + 1, factor, options),
      ref,
    ),
  );
};

function alongAxis(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  factor: number,
  kind: Kind,
): Ref {
  if (factor === 1) return x;
  const repeats =
    kind.interpolation === "nearest" &&
    kind.grid !== "alignCorners" &&
    Number.isInteger(factor);
  return repeats
    ? repeated(graph, x, axis, factor)
    : blended(graph, x, axis, factor, kind);
}

function repeated(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  factor: number,
): Ref {
  const shape = graph.shape(x);
  const [lead, tail] = [shape.slice(0, axis + 1), shape.slice(axis + 1)];
  const wide = graph.broadcastTo(graph.reshape(x, [...lead, 1, ...tail]), [
    ...lead,
    factor,
    ...tail,
  ]);
  return graph.reshape(
    wide,
    shape.map((dim, i) => (i === axis ? sizeAt(shape, i) * factor : dim)),
  );
}

function blended(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  factor: number,
  kind: Kind,
): Ref {
  const shape = graph.shape(x);
  const n = sizeAt(shape, axis);
  const out = Math.floor(n * factor);
  const lead = product(shape.slice(0, axis));
  const rows = graph.reshape(x, [lead, n, product(shape.slice(axis + 1))]);
  const weights = range(out).flatMap((i) =>
    pixelWeights(i, n, out, factor, kind),
  );
  const matrix = graph.broadcastTo(graph.constant(weights, [1, out, n]), [
    lead,
    out,
    n,
  ]);
  return graph.reshape(
    graph.matmul(matrix, rows),
    shape.map((_, i) => (i === axis ? out : dimAt(shape, i))),
  );
}

/** How much each input pixel counts in output pixel i. Grids: aten/src/ATen/native/UpSample.h · area_pixel_compute_source_index. */
function pixelWeights(
  i: number,
  n: number,
  out: number,
  factor: number,
  { interpolation, grid }: Kind,
): number[] {
  const place = {
    halfPixel: (i + 0.5) / factor - 0.5,
    asymmetric: i / factor,
    alignCorners: out > 1 ? (i * (n - 1)) / (out - 1) : 0,
  }[grid];
  const weights = range(n).map(() => 0);
  if (interpolation === "nearest") {
    const nearest = {
      halfPixel: Math.floor((i + 0.5) / factor),
      asymmetric: Math.floor(i / factor),
      alignCorners: Math.round(place),
    }[grid];
    weights[Math.min(nearest, n - 1)] = 1;
    return weights;
  }
  const low = Math.min(Math.floor(Math.max(place, 0)), n - 1);
  const high = Math.min(low + 1, n - 1);
  const share = Math.max(place, 0) - low;
  weights[low] = at(weights, low) + 1 - share;
  weights[high] = at(weights, high) + share;
  return weights;
}
