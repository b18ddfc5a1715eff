// Convolution, its kernel's gradient, and max pooling: windows over N,H,W,C images.
import * as tf from "@tensorflow/tfjs-core";
import type { Attributes, Pair, Slide } from "../step/primitives.ts";
import type { Kernel, Tensors } from "./kernels.ts";

type Explicit = [
  [number, number],
  [number, number],
  [number, number],
  [number, number],
];

const border = (before: Pair, after: Pair): Explicit => [
  [0, 0],
  [before[0], after[0]],
  [before[1], after[1]],
  [0, 0],
];
const pair = ([height, width]: Pair): [number, number] => [height, width];

/** With a bias or an activation, tfjs's fused kernel. */
export const conv2d: Kernel<"conv2d"> = (inputs, attributes) => {
  const [x, filter, bias] = inputs as readonly [
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor1D?,
  ];
  const { activation = "none", ...slide } = attributes;
  const [strides, dilations] = [pair(slide.strides), pair(slide.dilation)];
  const pad = border(slide.before, slide.after);
  if (bias === undefined && activation === "none")
    return tf.conv2d(x, filter, strides, pad, "NHWC", dilations);
  return tf.fused.conv2d({
    x,
    filter,
    strides,
    pad,
    dilations,
    ...(bias ? { bias } : null),
    activation: activation === "relu" ? "relu" : "linear",
  });
};

/**
 * The gradient of a convolution by its kernel is itself a convolution: channels stand in for examples and examples for channels; the
 * output's gradient is the window, spread by the stride, and moves by the dilation.
 */
function kernelGradientAsConvolution(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  { strides, dilation, before, kernel }: Attributes["conv2dKernelGradient"],
): tf.Tensor {
  const reach = ([0, 1] as const).map(
    (axis) =>
      dilation[axis] * (kernel[axis] - 1) +
      strides[axis] * ((gradient.shape[axis + 1] ?? 1) - 1) +
      1,
  ) as [number, number];
  const after = reach.map(
    (n, axis) => n - (image.shape[axis + 1] ?? 0) - (before[axis] ?? 0),
  ) as [number, number];
  // Rows that no window reached are cut away.
  const used = tf.slice(image, 0, [
    image.shape[0],
    image.shape[1] + Math.min(after[0], 0),
    image.shape[2] + Math.min(after[1], 0),
    image.shape[3],
  ]);
  const padding = border(before, [
    Math.max(after[0], 0),
    Math.max(after[1], 0),
  ]);
  const byChannel = tf.conv2d(
    tf.transpose(used, [3, 1, 2, 0]),
    tf.transpose(gradient, [1, 2, 0, 3]),
    pair(dilation),
    padding,
    "NHWC",
    pair(strides),
  );
  return tf.transpose(byChannel, [1, 2, 0, 3]);
}

/** tfjs has a kernel for it on webgpu, webgl and cpu, for windows without gaps. */
function kernelGradientByTfjs(
  inputs: Tensors,
  { strides, before, after }: Slide,
  filterShape: readonly number[],
): tf.Tensor {
  const [x, dy] = inputs as readonly [tf.Tensor4D, tf.Tensor4D];
  return tf.engine().runKernel(tf.Conv2DBackpropFilter, { x, dy }, {
    strides: pair(strides),
    pad: border(before, after),
    dataFormat: "NHWC",
    dimRoundingMode: undefined,
    filterShape: [...filterShape] as [number, number, number, number],
  } as unknown as tf.NamedAttrMap);
}

export const conv2dKernelGradient: Kernel<"conv2dKernelGradient"> = (
  inputs,
  attributes,
  { backend, shape },
) => {
  const [image, gradient] = inputs as readonly [tf.Tensor4D, tf.Tensor4D];
  const gaps = attributes.dilation.some((n) => n > 1);
  return backend === "wasm" || gaps
    ? kernelGradientAsConvolution(image, gradient, attributes)
    : kernelGradientByTfjs(inputs, attributes, shape);
};

export const maxPool: Kernel<"maxPool"> = (inputs, attributes) =>
  tf.maxPool(
    inputs[0] as tf.Tensor4D,
    pair(attributes.size),
    pair(attributes.strides),
    border(attributes.before, attributes.after),
  );
