// Cross-correlation over one, two or three spatial axes with groups, from two-dimensional convolutions without.
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, product, range, sizeAt } from "../dims.ts";
import type { Pair, Ref, Shape } from "../primitives.ts";

export interface Correlation {
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly groups: number;
}

const tail = (list: readonly number[], lead: number): Pair =>
  list.length === 1
    ? [lead, at(list, 0)]
    : [at(list, list.length - 2), at(list, list.length - 1)];

/** Image N, space…, C with kernel space…, C/groups, O. */
export function correlate(
  graph: GraphBuilder,
  image: Ref,
  kernel: Ref,
  options: Correlation,
): Ref {
  const { groups } = options;
  if (groups === 1) return ungrouped(graph, image, kernel, options);
  const rank = graph.shape(image).length;
  const channels = sizeAt(graph.shape(image), rank - 1) / groups;
  if (channels === 1) return depthwise(graph, image, kernel, options);
  const filters = sizeAt(graph.shape(kernel), rank - 1) / groups;
  const parts = range(groups).map((group) =>
    ungrouped(
      graph,
      graph.part(image, rank - 1, group * channels, channels),
      graph.part(kernel, rank - 1, group * filters, filters),
      options,
    ),
  );
  return graph.concat(parts, rank - 1);
}

function ungrouped(
  graph: GraphBuilder,
  image: Ref,
  kernel: Ref,
  options: Correlation,
): Ref {
  const rank = graph.shape(image).length - 2;
  return rank === 3
    ? volume(graph, image, kernel, options)
    : plane(graph, image, kernel, options);
}

/** One or two spatial axes; one is an image of height 1. */
function plane(
  graph: GraphBuilder,
  image: Ref,
  kernel: Ref,
  options: Correlation,
): Ref {
  const shape = graph.shape(image);
  const line = shape.length === 3;
  const tall = line
    ? graph.reshape(image, [dimAt(shape, 0), 1, ...shape.slice(1)])
    : image;
  const taps = line
    ? graph.reshape(kernel, [1, ...graph.shape(kernel)])
    : kernel;
  const out = graph.conv2d(tall, taps, {
    strides: tail(options.strides, 1),
    dilation: tail(options.dilation, 1),
    before: tail(options.before, 0),
    after: tail(options.after, 0),
  });
  return line
    ? graph.reshape(
        out,
        graph.shape(out).filter((_, axis) => axis !== 1),
      )
    : out;
}

/** Three spatial axes: for every tap in depth a plane convolution of the slices it meets, then their sum. */
function volume(
  graph: GraphBuilder,
  image: Ref,
  kernel: Ref,
  options: Correlation,
): Ref {
  const [stride, dilation] = [at(options.strides, 0), at(options.dilation, 0)];
  const padded = graph.pad(
    image,
    [0, at(options.before, 0), 0, 0, 0],
    [0, at(options.after, 0), 0, 0, 0],
  );
  const taps = sizeAt(graph.shape(kernel), 0);
  const depth =
    Math.floor(
      (sizeAt(graph.shape(padded), 1) - (taps - 1) * dilation - 1) / stride,
    ) + 1;
  const parts = range(taps).map((tap) => {
    const slices = graph.part(padded, 1, tap * dilation, depth, stride);
    const weights = graph.part(kernel, 0, tap, 1);
    return plane(
      graph,
      graph.join(slices, 0, 1),
      graph.reshape(weights, graph.shape(weights).slice(1)),
      options,
    );
  });
  const sum = graph.addAll(parts);
  return graph.reshape(sum, [
    dimAt(graph.shape(image), 0),
    depth,
    ...graph.shape(sum).slice(1),
  ]);
}

/** Every input channel alone: for every tap a slice of the image times its weights, then their sum. */
function depthwise(
  graph: GraphBuilder,
  image: Ref,
  kernel: Ref,
  options: Correlation,
): Ref {
  const shape = graph.shape(kernel);
  const rank = shape.length - 2;
  const repeated = repeatChannels(
    graph,
    image,
    sizeAt(shape, rank + 1) / options.groups,
  );
  const padded = graph.pad(
    repeated,
    [0, ...options.before, 0],
    [0, ...options.after, 0],
  );
  const spatial = range(rank).map((axis) => {
    const span = at(options.dilation, axis) * (sizeAt(shape, axis) - 1) + 1;
    return (
      Math.floor(
        (sizeAt(graph.shape(padded), axis + 1) - span) /
          at(options.strides, axis),
      ) + 1
    );
  });
  const size: Shape = [
    dimAt(graph.shape(padded), 0),
    ...spatial,
    dimAt(shape, rank + 1),
  ];
  const parts = tapsOf(shape.slice(0, rank) as number[]).map((tap) => {
    const start = [
      0,
      ...tap.map((i, axis) => i * at(options.dilation, axis)),
      0,
    ];
    const weights = graph.slice(
      kernel,
      [...tap, 0, 0],
      [...tap.map(() => 1), 1, dimAt(shape, rank + 1)],
    );
    return graph.mul(
      graph.slice(padded, start, size, [1, ...options.strides, 1]),
      graph.reshape(weights, [dimAt(shape, rank + 1)]),
    );
  });
  return graph.addAll(parts);
}

/** Every channel n times in a row. */
function repeatChannels(graph: GraphBuilder, image: Ref, n: number): Ref {
  const shape = graph.shape(image);
  const wide = graph.broadcastTo(graph.reshape(image, [...shape, 1]), [
    ...shape,
    n,
  ]);
  return graph.reshape(wide, [
    ...shape.slice(0, -1),
    product([dimAt(shape, shape.length - 1), n]),
  ]);
}

/** All places of a window, row-major. */
export function tapsOf(size: readonly number[]): number[][] {
  return size.reduce<number[][]>(
    (taps, n) => taps.flatMap((tap) => range(n).map((i) => [...tap, i])),
    [[]],
  );
}
