// Common subexpressions: what was computed already is not computed again.
import type { StepNode } from "../primitives.ts";
import type { Rule } from "./rule.ts";

export const commonSubexpressions: Rule = {
  name: "commonSubexpressions",
  title: "The same thing, computed once",
  lesson:
    "Where two places ask for the same operation on the same tensors, one result serves both: forward and gradient share exponentials, all weights share a learning rate. The numbers are the same to the bit.",
};

/** Equal for nodes that give equal tensors. */
export const signature = ({
  primitive,
  attributes,
  inputs,
  shape,
  type,
}: StepNode): string =>
  JSON.stringify([primitive, attributes, inputs, shape, type]);
