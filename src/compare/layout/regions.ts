// Which values of a graph are images with channels last: regions of nodes that must share one order of axes.
import type { Layout, ValueId } from "../../ir/index.ts";
import { option, shapeOf, type CanonicalNode, type Graph } from "../graph.ts";

const shareAxes: ReadonlySet<CanonicalNode["op"]> = new Set<
  CanonicalNode["op"]
>([
  "activation",
  "math",
  "dropout",
  "softmax",
  "batchNorm",
  "layerNorm",
  "pad",
  "prelu",
]);

const losses: ReadonlySet<CanonicalNode["op"]> = new Set<CanonicalNode["op"]>([
  "crossEntropy",
  "regressionLoss",
  "binaryCrossEntropy",
]);

/** Values of a node that have the same axes in the same order, so that all of them turn or none. */
export function tied(graph: Graph, node: CanonicalNode): readonly ValueId[] {
  const all = [...node.inputs, ...node.outputs];
  const rank = (id: ValueId) => shapeOf(graph, id).length;
  const first = node.inputs[0] === undefined ? 0 : rank(node.inputs[0]);
  const ofFirstRank = all.filter((id) => rank(id) === first);
  if (first < 3) return [];
  if (node.options["layout"] || losses.has(node.op)) return ofFirstRank;
  if (shareAxes.has(node.op) || node.op === "concatenate") return all;
  if (node.op === "arithmetic")
    return ofFirstRank.length === all.length ? all : [];
  if (node.op === "reduce") return option(node, "keepDims") ? all : [];
  if (node.op === "slice")
    return option<readonly number[]>(node, "dropAxes").length ? [] : all;
  return [];
}

/** The values whose channels stand last and that may be turned: no node of their region says otherwise. */
export function channelsLastValues(graph: Graph): ReadonlySet<ValueId> {
  const parent = new Map<ValueId, ValueId>();
  const root = (id: ValueId): ValueId => {
    const up = parent.get(id);
    return up === undefined || up === id ? id : root(up);
  };
  const said = graph.nodes.flatMap((node) => {
    const ids = tied(graph, node);
    const [head] = ids;
    for (const id of ids) parent.set(root(id), root(head ?? id));
    const layout = node.options["layout"]?.value as Layout | undefined;
    return layout && head !== undefined ? [{ head, layout }] : [];
  });
  const last = new Set<ValueId>();
  const refused = new Set<ValueId>();
  for (const { head, layout } of said)
    (layout === "channelsLast" ? last : refused).add(root(head));
  return new Set(
    [...graph.values.keys()].filter(
      (id) => parent.has(id) && last.has(root(id)) && !refused.has(root(id)),
    ),
  );
}
