// Asks the rules that look at one node at a time, in turn, whether it can be replaced by something simpler before it is made.
import type { Attributes, Primitive, Ref } from "./primitives.ts";
import { constantFolding } from "./rules/constantFolding.ts";
import type { EmissionRule, Emitter } from "./rules/emission.ts";
import { impliedBroadcasts } from "./rules/impliedBroadcasts.ts";
import { simplerForms } from "./rules/simplerForms.ts";

const rules: readonly EmissionRule[] = [
  constantFolding,
  simplerForms,
  impliedBroadcasts,
];

/** A node that is as good as the one about to be made, or null. */
export function simplified<P extends Primitive>(
  graph: Emitter,
  primitive: P,
  attributes: Attributes[P],
  inputs: readonly Ref[],
): Ref | null {
  const [first, ...rest] = inputs;
  if (first === undefined) return null;
  for (const { name, replacements } of rules) {
    if (!graph.rules.has(name)) continue;
    const replacement = replacements[primitive];
    const better = replacement?.(graph, attributes, [first, ...rest]) ?? null;
    if (better !== null) return better;
  }
  return null;
}
