// Folding windows of an image axis by axis: sums (and first maxima) of slices.
import type { Padding, Window } from "../../../ir/padding.ts";
import { paddingAmounts } from "../../../ir/padding.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, range, sizeAt, times } from "../dims.ts";
import type { Ref, Shape } from "../primitives.ts";

/** One spatial axis of a pool: how many windows, and how many cells stand before and after the image. */
export interface AxisWindows {
  readonly count: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  /** Cells after the image that windows reach; negative where the last cells are not reached. */
  readonly after: number;
  /** Cells after the image that the padding asked for, without those that rounding up adds. */
  readonly paddedAfter: number;
}

/** The windows of a pool on each spatial axis; `output` are the spatial sizes its shape rule gives. */
export function axisWindows(
  padding: Padding,
  input: readonly number[],
  window: Window,
  output: readonly number[],
): AxisWindows[] {
  const { before, after } = paddingAmounts(padding, input, window);
  return input.map((n, axis) => {
    const [size, stride, dilation] = [
      at(window.size, axis),
      at(window.strides, axis),
      at(window.dilation, axis),
    ];
    const reach = (at(output, axis) - 1) * stride + dilation * (size - 1) + 1;
    return {
      count: at(output, axis),
      size,
      stride,
      dilation,
      before: at(before, axis),
      after: reach - n - at(before, axis),
      paddedAfter: at(after, axis),
    };
  });
}

/** The taps of all windows along one axis: tap k of every window, for each k. */
export function axisTaps(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  windows: AxisWindows,
  border: number,
): Ref[] {
  const shape = graph.shape(x);
  const amounts = (n: number): number[] =>
    shape.map((_, i) => (i === axis ? n : 0));
  const padded = graph.pad(
    x,
    amounts(windows.before),
    amounts(Math.max(windows.after, 0)),
    border,
  );
  const { count, size, stride, dilation } = windows;
  if (size === stride && dilation === 1)
    return tiledTaps(graph, padded, axis, windows);
  return range(size).map((tap) =>
    graph.part(padded, axis, tap * dilation, count, stride),
  );
}

/** Windows side by side: the axis is reshaped into windows and taps, so nothing is strided. */
function tiledTaps(
  graph: GraphBuilder,
  padded: Ref,
  axis: number,
  { count, size }: AxisWindows,
): Ref[] {
  const exact = graph.part(padded, axis, 0, count * size);
  const shape = graph.shape(exact);
  const lead: Shape[number] = shape
    .slice(0, axis)
    .reduce<Shape[number]>(
      (product, dim) =>
        typeof dim === "number"
          ? times(product, dim)
          : times(dim, product as number),
      1,
    );
  const inner = shape
    .slice(axis + 1)
    .reduce<number>(
      (product, _, i) => product * sizeAt(shape, axis + 1 + i),
      1,
    );
  const folded = graph.reshape(exact, [times(lead, count), size, inner]);
  const flat: Shape = [dimAt(graph.shape(folded), 0), 1, inner];
  const target = shape.map((dim, i) => (i === axis ? count : dim));
  return range(size).map((tap) =>
    graph.reshape(graph.slice(folded, [0, tap, 0], flat), target),
  );
}

/** The maximum; where equal, the first takes the gradient. */
export function firstMaximum(graph: GraphBuilder, values: readonly Ref[]): Ref {
  return values
    .slice(1)
    .reduce(
      (best, value) =>
        graph.select(graph.binary("greater", value, best), value, best),
      at(values, 0),
    );
}
