// Nodes of a graph taken out by themselves, their references renumbered.
import type { Ref, StepNode } from "./primitives.ts";

export interface Compacted {
  readonly nodes: readonly StepNode[];
  readonly place: ReadonlyMap<Ref, Ref>;
  /** A reference among all nodes as one among these; −1 for one that is not. */
  readonly moved: (ref: Ref) => Ref;
}

/** `used` are the nodes kept, ascending, with all that they are made from. */
export function compacted(
  nodes: readonly StepNode[],
  used: readonly Ref[],
): Compacted {
  const place = new Map(used.map((ref, i) => [ref, i]));
  const moved = (ref: Ref): Ref => place.get(ref) ?? -1;
  const kept = used.map((ref) => {
    const node = nodes[ref] as StepNode;
    return { ...node, inputs: node.inputs.map(moved) };
  });
  return { nodes: kept, place, moved };
}
