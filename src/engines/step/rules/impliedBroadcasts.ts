// Implied broadcasts: what a function of two values repeats by itself is not written out first.
import { sameShape } from "../dims.ts";
import type { Ref, StepNode } from "../primitives.ts";
import type { EmissionRule, Emitter } from "./emission.ts";

/** What was repeated to give this node; undefined where it was not. */
const narrow = (
  graph: Emitter,
  { primitive, inputs: [x] }: StepNode,
): Ref | undefined =>
  primitive === "broadcastTo" && x !== undefined
    ? scalarUnder(graph, x)
    : undefined;

/** The scalar itself where a node only gives it axes of size 1. */
function scalarUnder(graph: Emitter, ref: Ref): Ref {
  const { primitive, inputs } = graph.node(ref);
  const [x] = inputs;
  const isScalar = x !== undefined && graph.node(x).shape.length === 0;
  return primitive === "reshape" && isScalar ? x : ref;
}

export const impliedBroadcasts: EmissionRule = {
  name: "impliedBroadcasts",
  title: "No copies where one number will do",
  lesson:
    "The gradient of a sum or a mean is the same number everywhere. Adding and multiplying repeat a small tensor along a large one by themselves, so the full-sized copy is never written to memory.",
  replacements: {
    /** binary(broadcastTo(x), y) = binary(x, y) where y has the whole shape already. */
    binary: (graph, { fn }, [a, b]) => {
      if (b === undefined) return null;
      const [left, right] = [graph.node(a), graph.node(b)];
      if (!sameShape(left.shape, right.shape)) return null;
      const [x, y] = [narrow(graph, left), narrow(graph, right)];
      if (x !== undefined) return graph.emit("binary", { fn }, [x, b]);
      return y === undefined ? null : graph.emit("binary", { fn }, [a, y]);
    },
  },
};
