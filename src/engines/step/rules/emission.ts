// What rules that look at one node at a time have in common: they say what it can be replaced by before it is made.
import type { Attributes, Primitive, Ref, StepNode } from "../primitives.ts";
import type { Rule, Rules } from "./rule.ts";

/** What such a rule may do: look at nodes and emit others. */
export interface Emitter {
  readonly rules: Rules;
  node(ref: Ref): StepNode;
  emit<P extends Primitive>(
    primitive: P,
    attributes: Attributes[P],
    inputs: readonly Ref[],
  ): Ref;
  scalar(value: number): Ref;
}

/** A node that is as good as the one about to be made, or null. */
export type Replacement<P extends Primitive> = (
  graph: Emitter,
  attributes: Attributes[P],
  inputs: readonly [Ref, ...Ref[]],
) => Ref | null;

export interface EmissionRule extends Rule {
  readonly replacements: { readonly [P in Primitive]?: Replacement<P> };
}

/** The number that a node is known to be: a constant without axes. */
export function knownNumber(
  graph: Emitter,
  ref: Ref | undefined,
): number | null {
  if (ref === undefined) return null;
  const node = graph.node(ref);
  const scalar = node.primitive === "constant" && node.shape.length === 0;
  return scalar ? (node.attributes.values[0] ?? null) : null;
}
