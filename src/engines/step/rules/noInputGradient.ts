// No gradient to the input: examples are not learned, so nobody asks how the loss would change with them.
import type { GraphBuilder } from "../builder.ts";
import type { StepInput } from "../graph.ts";
import type { Rule } from "./rule.ts";

export const noInputGradient: Rule = {
  name: "noInputGradient",
  title: "No gradient for what is not learned",
  lesson:
    "Pictures do not change while a network trains, so the gradient by the input is never asked for: the backward pass ends at the first layer’s weights, and a convolution as large as the first layer is not run. The weights’ gradients stay as they are.",
};

/** Inputs that a gradient could be asked for: examples that are numbers, not indices. */
export const differentiable = (
  graph: GraphBuilder,
  inputs: readonly StepInput[],
): StepInput[] =>
  inputs.filter(
    ({ kind, ref }) =>
      kind === "examples" && graph.node(ref).type === "float32",
  );

/** The inputs whose gradients a training step gives besides: none by this rule. */
export const askedBesides = (
  graph: GraphBuilder,
  inputs: readonly StepInput[],
): StepInput[] =>
  graph.rules.has("noInputGradient") ? [] : differentiable(graph, inputs);
