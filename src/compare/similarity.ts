// How much two canonical nodes look like the same layer: by op, shapes, weights, options and neighbours.
import { lossNames, partShape, printShape } from "../ir/index.ts";
import {
  producerOf,
  shapeOf,
  type CanonicalNode,
  type Graph,
} from "./graph.ts";
import { meaningKey } from "./meaning.ts";

/** What is compared of a node, as texts made once. */
export interface Traits {
  readonly node: CanonicalNode;
  readonly input: string;
  readonly output: string;
  readonly weights: string;
  readonly options: ReadonlyMap<string, string>;
  readonly after: string;
  /** All of it in one. */
  readonly text: string;
}

export function traitsOf(graph: Graph, node: CanonicalNode): Traits {
  const shape = (id: string) => printShape(shapeOf(graph, id));
  const input = node.inputs.slice(0, 1).map(shape).join();
  const output = node.outputs.map(shape).join();
  const weights = Object.entries(node.parameters)
    .map(([role, id]) => {
      const part = node.parts?.[role];
      const own = part ? partShape(part) : graph.parameters.get(id)?.shape;
      return `${role}${own?.join("×")}`;
    })
    .join();
  const options = new Map(
    Object.entries(node.options).map(([key, { value }]) => [
      key,
      meaningKey(value),
    ]),
  );
  const after = producerOf(graph, node.inputs[0])?.op ?? "input";
  const text = [node.op, input, output, weights, after, ...options.values()];
  return {
    node,
    input,
    output,
    weights,
    options,
    after,
    text: text.join(" | "),
  };
}

/** Ops that may stand for one another at one place. */
const families: readonly (readonly CanonicalNode["op"][])[] = [
  ["maxPool", "avgPool", "globalPool", "adaptivePool"],
  ["batchNorm", "layerNorm", "groupNorm"],
  ["activation", "prelu"],
  ["simpleRnn", "gru", "lstm"],
  lossNames,
];

/** What a match of two nodes is worth; null where they cannot be the same layer. */
export function similarity(a: Traits, b: Traits): number | null {
  const same = (x: string, y: string, worth: number) => (x === y ? worth : 0);
  const around =
    same(a.output, b.output, 4) +
    same(a.input, b.input, 2) +
    same(a.after, b.after, 1);
  if (a.node.op !== b.node.op) {
    const relatives = families.some(
      (family) => family.includes(a.node.op) && family.includes(b.node.op),
    );
    return relatives ? 1 + around / 2 : null;
  }
  const keys = [...a.options.keys()];
  const agreeing = keys.filter(
    (key) => a.options.get(key) === b.options.get(key),
  ).length;
  const options = keys.length ? (3 * agreeing) / keys.length : 3;
  const weights = a.weights ? 4 + same(a.weights, b.weights, 4) : 0;
  return 6 + around + options + weights;
}
