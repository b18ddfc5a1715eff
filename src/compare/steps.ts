// Single steps of a sequence: which step of which value a node reads, and what is done alike to several of them done to the whole at once.
import type { OptionsOf, Shape, ValueId } from "../ir/index.ts";
import {
  derivedOptions,
  freshValue,
  option,
  plainOptions,
  producerOf,
  shapeOf,
  usersOf,
  type CanonicalNode,
  type Graph,
} from "./graph.ts";
import { meaningKey } from "./meaning.ts";

type Ranges = OptionsOf<"slice">["ranges"];

/** One step cut out of a sequence. */
export interface Step {
  readonly of: ValueId;
  readonly axis: 0 | 1;
  readonly place: number;
}

/** Which step a value is; null where it is none. */
export function stepOf(graph: Graph, id: ValueId | undefined): Step | null {
  const cut = producerOf(graph, id);
  const [of] = cut?.inputs ?? [];
  if (cut?.op !== "slice" || of === undefined) return null;
  const [axis, ...more] = option<readonly number[]>(cut, "dropAxes");
  if (more.length || (axis !== 0 && axis !== 1)) return null;
  const ranges = option<Ranges>(cut, "ranges");
  const only = ranges.every(({ start, stop, step }, i) =>
    i === axis
      ? stop === start + 1
      : start === 0 && stop === null && step === 1,
  );
  return only ? { of, axis, place: ranges[axis]?.start ?? 0 } : null;
}

/** A cut along one axis: a single step, whose axis disappears, or a stretch of steps. */
export function cutNode(
  id: string,
  graph: Graph,
  [from, to]: readonly [ValueId, ValueId],
  axis: number,
  [start, stop]: readonly [number, number],
  drops: boolean,
): CanonicalNode {
  const ranges: Ranges = shapeOf(graph, from).map((_, i) =>
    i === axis ? { start, stop, step: 1 } : { start: 0, stop: null, step: 1 },
  );
  return {
    id,
    op: "slice",
    options: derivedOptions({ ranges, dropAxes: drops ? [axis] : [] }),
    inputs: [from],
    outputs: [to],
    parameters: {},
    sources: [],
  };
}

/** Equal exactly where two nodes do the same with the same weights. */
export const doingKey = (node: CanonicalNode): string =>
  meaningKey([node.op, plainOptions(node), node.parameters, node.parts]);

/** A shape with an axis put in. */
export const widened = (shape: Shape, axis: number, size: number): Shape => [
  ...shape.slice(0, axis),
  size,
  ...shape.slice(axis),
];

/** Whether a node does to each step what it does to the whole. */
function stepwise(node: CanonicalNode): boolean {
  return (
    node.op === "embedding" ||
    node.op === "dense" ||
    node.op === "activation" ||
    (node.op === "dropout" && option<string>(node, "granularity") === "element")
  );
}

/** Nodes that do the same to several steps of one sequence, by what they do and to which sequence. */
function alike(graph: Graph): CanonicalNode[][] {
  const groups = new Map<string, CanonicalNode[]>();
  for (const node of graph.nodes) {
    const step = stepwise(node) ? stepOf(graph, node.inputs[0]) : null;
    if (!step) continue;
    const key = `${doingKey(node)} ${step.of} ${step.axis}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()].filter(
    (nodes) =>
      nodes.length > 1 &&
      new Set(nodes.map((node) => node.inputs[0])).size === nodes.length,
  );
}

/** Does to whole sequences what is done step by step, and cuts the steps out behind it. Says whether there was any. */
export function gatherStepwise(graph: Graph): boolean {
  const [members] = alike(graph);
  const [first] = members ?? [];
  const step = stepOf(graph, first?.inputs[0]);
  if (!members || !first || !step) return false;
  const output = first.outputs[0] ?? "";
  const steps = Number(shapeOf(graph, step.of)[step.axis]);
  const all = freshValue(
    graph,
    output,
    widened(shapeOf(graph, output), step.axis, steps),
    "all",
  );
  const whole: CanonicalNode = {
    ...first,
    inputs: [step.of],
    outputs: [all],
    sources: members.flatMap(({ sources }) => sources),
  };
  const cuts = members.map(({ id, inputs, outputs }) => {
    const place = stepOf(graph, inputs[0])?.place ?? 0;
    const ends = [place, place + 1] as const;
    const way = [all, outputs[0] ?? ""] as const;
    return cutNode(`${id}~step`, graph, way, step.axis, ends, true);
  });
  const gone = new Set(members.map(({ id }) => id));
  graph.nodes = graph.nodes.flatMap((node) =>
    node.id === first.id ? [whole, ...cuts] : gone.has(node.id) ? [] : [node],
  );
  return true;
}

/** The sequence whose steps, all of them and in order, a node lays side by side again; null for any other. */
export function restacked(graph: Graph, node: CanonicalNode): ValueId | null {
  if (node.op !== "concatenate") return null;
  const axis = option<number>(node, "axis");
  const steps = node.inputs.map((id) => {
    const widen = producerOf(graph, id);
    const step =
      widen?.op === "reshape" && shapeOf(graph, id)[axis] === 1
        ? stepOf(graph, widen.inputs[0])
        : null;
    return step?.axis === axis ? step : null;
  });
  const of = steps[0]?.of;
  const inOrder = steps.every(
    (step, i) => step?.of === of && step?.place === i,
  );
  return of !== undefined &&
    inOrder &&
    shapeOf(graph, of)[axis] === steps.length
    ? of
    : null;
}

/** The readers of a value other than a node. */
export const readersBut = (
  graph: Graph,
  id: ValueId,
  node: CanonicalNode | undefined,
): CanonicalNode[] => usersOf(graph, id).filter((each) => each.id !== node?.id);
