// Gradient rule of max pooling without scatter: each tap of the window is a slice of the image, and takes the gradient where it is the first
// maximum in row-major order (aten/src/ATen/native/cpu/MaxPoolKernel.cpp takes the first as well).
import { fit } from "../border.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, range, sizeAt, times } from "../dims.ts";
import type { Rule } from "../gradients.ts";
import type { Attributes, Pair, Ref, Shape } from "../primitives.ts";

/** The lowest float32: it never wins a maximum, and unlike minus infinity it survives multiplication by 0. */
export const lowest = -3.4028234663852886e38;

type Pool = Attributes["maxPool"];

/** The taps of a window in row-major order. */
const taps = ({ size }: Pool): Pair[] =>
  range(size[0]).flatMap((i) => range(size[1]).map((j): Pair => [i, j]));

/** The parts of the output's gradient that belong to each tap. */
function shares(
  graph: GraphBuilder,
  values: readonly Ref[],
  output: Ref,
  gradient: Ref,
): Ref[] {
  let found: Ref | null = null;
  return values.map((value, i) => {
    const isMax = graph.binary("equal", value, output);
    const first: Ref =
      found === null ? isMax : graph.binary("greater", isMax, found);
    if (i < values.length - 1)
      found = found === null ? isMax : graph.binary("max", found, isMax);
    return graph.mul(first, gradient);
  });
}

/** Windows that neither overlap nor leave gaps: rows and columns of taps are parts of reshaped axes, so nothing is strided. */
function tiled(
  graph: GraphBuilder,
  image: Ref,
  pool: Pool,
  output: Ref,
  gradient: Ref,
): Ref {
  const [n, h, w, c] = [0, 1, 2, 3].map((axis) =>
    dimAt(graph.shape(output), axis),
  ) as [Shape[number], number, number, number];
  const [rows, columns] = pool.size;
  const folded = graph.reshape(image, [times(n, h), rows, w, columns * c]);
  const flat: Shape = [times(n, h), 1, w, c];
  const values = taps(pool).map(([i, j]) =>
    graph.slice(folded, [0, i, 0, j * c], flat),
  );
  const parts = shares(
    graph,
    values,
    graph.reshape(output, flat),
    graph.reshape(gradient, flat),
  );
  const lines = range(rows).map((i) =>
    graph.concat(parts.slice(i * columns, (i + 1) * columns), 3),
  );
  return graph.reshape(graph.concat(lines, 1), graph.shape(image));
}

/** Any windows: taps are strided slices; their shares are spread out again and added. */
function overlapping(
  graph: GraphBuilder,
  image: Ref,
  pool: Pool,
  output: Ref,
  gradient: Ref,
): Ref {
  const strides = [1, ...pool.strides, 1];
  const values = taps(pool).map(([i, j]) =>
    graph.slice(image, [0, i, j, 0], graph.shape(output), strides),
  );
  const parts = shares(graph, values, output, gradient).map((part, tap) => {
    const [i, j] = at(taps(pool), tap);
    const spread = graph.dilate(part, strides);
    const rest = (axis: 1 | 2, start: number): number =>
      sizeAt(graph.shape(image), axis) -
      sizeAt(graph.shape(spread), axis) -
      start;
    return graph.pad(spread, [0, i, j, 0], [0, rest(1, i), rest(2, j), 0]);
  });
  return graph.addAll(parts);
}

export const maxPoolGradient: Rule<"maxPool"> = ({
  graph,
  node,
  output,
  gradient,
}) => {
  const image = at(node.inputs, 0);
  const pool = node.attributes;
  const [top, left] = pool.before;
  const covered = (axis: 0 | 1): number =>
    (sizeAt(node.shape, axis + 1) - 1) * pool.strides[axis] + pool.size[axis];
  const bordered = graph.pad(image, [0, top, left, 0], [0, 0, 0, 0], lowest);
  const fitted = fit(graph, bordered, covered(0), covered(1), lowest);
  const tiles = pool.size.every((size, axis) => size === pool.strides[axis]);
  const spread = (tiles ? tiled : overlapping)(
    graph,
    fitted,
    pool,
    output,
    gradient,
  );
  const shape = graph.shape(image);
  const whole = fit(
    graph,
    spread,
    sizeAt(shape, 1) + top,
    sizeAt(shape, 2) + left,
    0,
  );
  return [graph.slice(whole, [0, top, left, 0], shape)];
};
