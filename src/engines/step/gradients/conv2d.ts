// Gradient rules of convolution: by the image a convolution with the kernel turned round, by the kernel a primitive of its own.
import type { GraphBuilder } from "../builder.ts";
import { at, sizeAt } from "../dims.ts";
import type { Rule } from "../gradients.ts";
import type { Attributes, Pair, Ref, Shape } from "../primitives.ts";

const pair = (of: (axis: 0 | 1) => number): Pair => [of(0), of(1)];

/** Rows and columns cut away where the amounts are negative. */
function crop(graph: GraphBuilder, image: Ref, before: Pair, after: Pair): Ref {
  const cut = (amounts: Pair): Pair =>
    pair((axis) => Math.max(-amounts[axis], 0));
  const [first, last] = [cut(before), cut(after)];
  const shape = graph.shape(image);
  const kept = shape.map((dim, axis) =>
    axis === 1 || axis === 2
      ? sizeAt(shape, axis) - at(first, axis - 1) - at(last, axis - 1)
      : dim,
  );
  return graph.slice(image, [0, ...first, 0], kept);
}

/** The image gradient of a convolution: the output gradient, spread by the stride, slid over by the kernel turned round with its channels swapped. */
export function imageGradient(
  graph: GraphBuilder,
  image: Shape,
  kernel: Ref,
  gradient: Ref,
  options: Attributes["conv2d"],
): Ref {
  const { strides, dilation } = options;
  const span = pair(
    (axis) => dilation[axis] * (sizeAt(graph.shape(kernel), axis) - 1) + 1,
  );
  const spread = graph.dilate(gradient, [1, ...strides, 1]);
  const before = pair((axis) => span[axis] - 1 - options.before[axis]);
  const after = pair(
    (axis) =>
      sizeAt(image, axis + 1) -
      sizeAt(graph.shape(spread), axis + 1) -
      before[axis] +
      span[axis] -
      1,
  );
  const turned = graph.transpose(graph.flip(kernel, [0, 1]), [0, 1, 3, 2]);
  return graph.conv2d(crop(graph, spread, before, after), turned, {
    strides: [1, 1],
    dilation,
    before: pair((axis) => Math.max(before[axis], 0)),
    after: pair((axis) => Math.max(after[axis], 0)),
  });
}

export const conv2dGradient: Rule<"conv2d"> = ({
  graph,
  node,
  output,
  gradient: reached,
  needs,
}) => {
  const [image, kernel] = [at(node.inputs, 0), at(node.inputs, 1)];
  const { activation = "none", ...options } = node.attributes;
  const gradient =
    activation === "relu"
      ? graph.mul(reached, graph.unary("step", output))
      : reached;
  const shape = graph.shape(kernel);
  const size = pair((axis) => sizeAt(shape, axis));
  return [
    needs(0)
      ? imageGradient(graph, graph.shape(image), kernel, gradient, options)
      : null,
    needs(1)
      ? graph.emit("conv2dKernelGradient", { ...options, kernel: size }, [
          image,
          gradient,
        ])
      : null,
    node.inputs.length > 2 && needs(2) ? graph.sum(gradient, [0, 1, 2]) : null,
  ];
};

/** The kernel gradient is linear in the image and in the output gradient: by each it is a convolution again. */
export const kernelGradientGradient: Rule<"conv2dKernelGradient"> = ({
  graph,
  node,
  gradient,
  needs,
}) => {
  const [image, outputGradient] = [at(node.inputs, 0), at(node.inputs, 1)];
  const { kernel: _, ...options } = node.attributes;
  return [
    needs(0)
      ? imageGradient(
          graph,
          graph.shape(image),
          gradient,
          outputGradient,
          options,
        )
      : null,
    needs(1) ? graph.conv2d(image, gradient, options) : null,
  ];
};
