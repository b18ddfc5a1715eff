// Replaces kernel gradients by plain primitives, for engines that lack them; which way is fastest depends on the engine.
import { fit } from "./border.ts";
import type { GraphBuilder } from "./builder.ts";
import { at, dimAt, range, sizeAt } from "./dims.ts";
import type { StepGraph } from "./graph.ts";
import type { Attributes, Pair, Ref, StepNodeFor } from "./primitives.ts";
import { rewrite } from "./rewrite.ts";
import { everyRule, type Rules } from "./rules/rule.ts";

/**
 * `convolution`: the image, its channels as batch, slid over by the output gradient ·
 * `patches`: all windows as rows of one matrix product · `patchesByExample`: a matrix product per example, then their sum.
 */
export type KernelGradientForm = "convolution" | "patches" | "patchesByExample";

type Options = Attributes["conv2dKernelGradient"];

/** The image with its border, just as large as the windows cover. */
function bordered(
  graph: GraphBuilder,
  image: Ref,
  gradient: Ref,
  options: Options,
): Ref {
  const { before, strides, dilation, kernel } = options;
  const padded = graph.pad(image, [0, ...before, 0], [0, 0, 0, 0]);
  const covered = (axis: 0 | 1): number =>
    (sizeAt(graph.shape(gradient), axis + 1) - 1) * strides[axis] +
    (kernel[axis] - 1) * dilation[axis] +
    1;
  return fit(graph, padded, covered(0), covered(1), 0);
}

/** Every window as a row: N,H,W and all taps' channels. */
function patches(
  graph: GraphBuilder,
  image: Ref,
  gradient: Ref,
  options: Options,
): Ref {
  const whole = bordered(graph, image, gradient, options);
  const { kernel, strides, dilation } = options;
  const size = [
    ...graph.shape(gradient).slice(0, 3),
    dimAt(graph.shape(image), 3),
  ];
  const taps = range(kernel[0]).flatMap((i) =>
    range(kernel[1]).map((j): Pair => [i * dilation[0], j * dilation[1]]),
  );
  return graph.concat(
    taps.map((tap) =>
      graph.slice(whole, [0, ...tap, 0], size, [1, ...strides, 1]),
    ),
    3,
  );
}

const forms: {
  readonly [F in KernelGradientForm]: (
    graph: GraphBuilder,
    image: Ref,
    gradient: Ref,
    options: Options,
  ) => Ref;
} = {
  convolution: (graph, image, gradient, options) => {
    const whole = bordered(graph, image, gradient, options);
    const turned = graph.conv2d(
      graph.transpose(whole, [3, 1, 2, 0]),
      graph.transpose(gradient, [1, 2, 0, 3]),
      {
        strides: options.dilation,
        dilation: options.strides,
        before: [0, 0],
        after: [0, 0],
      },
    );
    return graph.transpose(turned, [1, 2, 0, 3]);
  },
  patches: (graph, image, gradient, options) => {
    const rows = graph.join(patches(graph, image, gradient, options), 0, 2);
    return graph.matmul(rows, graph.join(gradient, 0, 2), true);
  },
  patchesByExample: (graph, image, gradient, options) => {
    const rows = graph.join(patches(graph, image, gradient, options), 1, 2);
    return graph.sum(graph.matmul(rows, graph.join(gradient, 1, 2), true), [0]);
  },
};

/** The same graph without `conv2dKernelGradient`. */
export function expandKernelGradients(
  graph: StepGraph,
  form: (
    node: StepNodeFor<"conv2dKernelGradient">,
    graph: StepGraph,
  ) => KernelGradientForm,
  rules: Rules = everyRule,
): StepGraph {
  return rewrite(
    graph,
    ({ builder, node, inputs }) => {
      if (node.primitive !== "conv2dKernelGradient") return null;
      const gradient = forms[form(node, graph)](
        builder,
        at(inputs, 0),
        at(inputs, 1),
        node.attributes,
      );
      return builder.reshape(gradient, node.shape);
    },
    rules,
  );
}
