// The gradient of a convolution by its kernel as one stacked matrix product per example, summed over the batch.
import type { Attributes } from "../../step/primitives.ts";
import type { Emitter } from "./emitter.ts";
import { imageOrder, product } from "./products.ts";
import { input, type Translation } from "./translation.ts";

type Options = Attributes["conv2dKernelGradient"];

interface Sizes {
  readonly batch: number;
  readonly channels: number;
  readonly filters: number;
  readonly height: number;
  readonly width: number;
}

export const conv2dKernelGradient: Translation<"conv2dKernelGradient"> = (
  e,
  options,
  inputs,
  shape,
) => {
  const [x, gradient] = [0, 1].map((i) =>
    e.arranged(input(inputs, i), imageOrder),
  ) as [ReturnType<Emitter["arranged"]>, ReturnType<Emitter["arranged"]>];
  const sizes: Sizes = {
    batch: x.shape[0] ?? 1,
    channels: x.shape[3] ?? 1,
    filters: gradient.shape[3] ?? 1,
    height: gradient.shape[1] ?? 1,
    width: gradient.shape[2] ?? 1,
  };
  const { kernel } = options;
  const [rows, columns] = kernel;
  const fewer =
    columns * sizes.channels + rows * sizes.filters <
    rows * columns * sizes.channels;
  const even = options.strides[0] === 1;
  return fewer && even
    ? splitTaps(e, x.name, gradient.name, options, sizes, x.shape, shape)
    : allTaps(e, x.name, gradient.name, options, sizes, x.shape, shape);
};

/** The image with the border that its windows reach, cut to it. */
function covered(
  e: Emitter,
  name: string,
  [, imageHeight = 1, imageWidth = 1]: readonly number[],
  { before, strides, dilation, kernel }: Options,
  { height, width }: Sizes,
): string {
  const reach = (n: number, axis: 0 | 1): number =>
    (n - 1) * strides[axis] + (kernel[axis] - 1) * dilation[axis] + 1;
  const after = [
    reach(height, 0) - imageHeight - before[0],
    reach(width, 1) - imageWidth - before[1],
  ];
  const pads = [0, 0, ...before, 0, 0, ...after];
  return pads.every((n) => n === 0)
    ? name
    : e.b.op("Pad", [name, e.b.ints(pads), e.b.number(0)], {
        mode: "constant",
      });
}

/** Part of the last two axes, every stride-th. */
function window(
  e: Emitter,
  name: string,
  start: readonly number[],
  count: readonly number[],
  strides: readonly number[],
): string {
  return e.b.op("Slice", [
    name,
    e.b.ints(start),
    e.b.ints(
      count.map(
        (n, axis) => (start[axis] ?? 0) + (n - 1) * (strides[axis] ?? 1) + 1,
      ),
    ),
    e.b.ints([2, 3]),
    e.b.ints(strides),
  ]);
}

/** Every tap's shifted image, stacked along channels, times the gradient. */
function allTaps(
  e: Emitter,
  x: string,
  gradient: string,
  options: Options,
  sizes: Sizes,
  imageShape: readonly number[],
  shape: readonly number[],
) {
  const { kernel, strides, dilation } = options;
  const { batch, channels, filters, height, width } = sizes;
  const whole = covered(e, x, imageShape, options, sizes);
  const taps: string[] = [];
  for (let i = 0; i < kernel[0]; i++)
    for (let j = 0; j < kernel[1]; j++)
      taps.push(
        window(
          e,
          whole,
          [i * dilation[0], j * dilation[1]],
          [height, width],
          strides,
        ),
      );
  const rows = taps.length * channels;
  const stacked = e.reshaped(e.b.op("Concat", taps, { axis: 1 }), [
    batch,
    rows,
    height * width,
  ]);
  const flat = e.reshaped(gradient, [batch, filters, height * width]);
  const perExample = productOf(e, stacked, flat);
  const sum = e.b.reduce("ReduceSum", perExample, [0], false);
  return {
    name: e.reshaped(sum, shape),
    shape,
    order: [0, 1, 2, 3],
    type: "float32" as const,
  };
}

/** a · bᵀ for every example. */
const productOf = (e: Emitter, a: string, b: string): string =>
  product(e, { name: a, transposed: false }, { name: b, transposed: true }, 3);

/** The columns of taps shift the image and the rows shift the gradient: fewer copies than a shifted image per tap. */
function splitTaps(
  e: Emitter,
  x: string,
  gradient: string,
  options: Options,
  sizes: Sizes,
  imageShape: readonly number[],
  shape: readonly number[],
) {
  const { kernel, strides, dilation } = options;
  const { batch, channels, filters, height, width } = sizes;
  const [rows, columns] = kernel;
  const tall = height + (rows - 1) * dilation[0];
  const whole = covered(e, x, imageShape, options, sizes);
  const images = Array.from({ length: columns }, (_, j) =>
    window(e, whole, [0, j * dilation[1]], [tall, width], [1, strides[1]]),
  );
  const gradients = Array.from({ length: rows }, (_, i) => {
    const before = i * dilation[0];
    return e.b.op(
      "Pad",
      [
        gradient,
        e.b.ints([0, 0, before, 0, 0, 0, tall - height - before, 0]),
        e.b.number(0),
      ],
      { mode: "constant" },
    );
  });
  const left = e.reshaped(e.b.op("Concat", images, { axis: 1 }), [
    batch,
    columns * channels,
    tall * width,
  ]);
  const right = e.reshaped(e.b.op("Concat", gradients, { axis: 1 }), [
    batch,
    rows * filters,
    tall * width,
  ]);
  const sum = e.b.reduce("ReduceSum", productOf(e, left, right), [0], false);
  // (columns, in, rows, out): the logical axes H,W,I,O lie as W,I,H,O.
  const laid = { shape, order: [1, 2, 0, 3] };
  return {
    ...laid,
    name: e.reshaped(
      sum,
      laid.order.map((axis) => shape[axis] ?? 1),
    ),
    type: "float32" as const,
  };
}
