// ReLU after pooling: the largest of some numbers, cut off at 0, is the largest of the numbers cut off at 0.
import type { Lowering } from "../lowering.ts";
import type { Ref } from "../primitives.ts";
import type { Rule } from "./rule.ts";

export const reluAfterPool: Rule = {
  name: "reluAfterPool",
  title: "Pool first, cut off after",
  lesson:
    "A ReLU before max pooling is moved behind it: a 2 × 2 pool leaves a quarter of the numbers, so the ReLU and its gradient touch a quarter of the memory. The result is the same to the bit and the gradients are the same numbers: where a window has nothing positive, none flows either way. Only for ReLU, which leaves the order of what it keeps; a sigmoid may make unequal numbers equal.",
};

/** What a ReLU was made from; null where this is no ReLU, or where something else reads it, so that it would be computed anyway. */
export function beforeRelu(lowering: Lowering, ref: Ref): Ref | null {
  const { graph } = lowering;
  const node = graph.node(ref);
  const relu = node.primitive === "unary" && node.attributes.fn === "relu";
  return relu && graph.rules.has("reluAfterPool") && lowering.readers(ref) === 1
    ? (node.inputs[0] ?? null)
    : null;
}
