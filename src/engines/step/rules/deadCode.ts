// Dead code: what no result depends on is not computed.
import { at } from "../dims.ts";
import type { Ref, StepNode } from "../primitives.ts";
import type { Rule } from "./rule.ts";

export const deadCode: Rule = {
  name: "deadCode",
  title: "No work that nobody asks for",
  lesson:
    "Only what the loss, the answers and the next weights depend on is kept. A prediction leaves out the loss and needs no targets; halves of gradients that nobody wanted are gone. Nothing that is read changes.",
};

/** The nodes that these depend on, themselves included, in execution order. */
export function needed(
  nodes: readonly StepNode[],
  results: readonly Ref[],
): Ref[] {
  const used = new Set<Ref>(results);
  for (let ref = nodes.length - 1; ref >= 0; ref--)
    if (used.has(ref))
      for (const input of at(nodes, ref).inputs) used.add(input);
  return [...used].sort((a, b) => a - b);
}
