// A cell called step by step over a sequence, and a layer that walks through the whole sequence.
import type { OptionsOf, ValueId } from "../../ir/index.ts";
import {
  freshValue,
  option,
  plainOptions,
  pruned,
  redirect,
  replaceNode,
  shapeOf,
  usersOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";
import {
  cutNode,
  doingKey,
  gatherStepwise,
  readersBut,
  restacked,
  stepOf,
  widened,
  type Step,
} from "../steps.ts";

type Options = OptionsOf<"gru">;

const recurrent: readonly CanonicalNode["op"][] = ["simpleRnn", "gru", "lstm"];

/** A cell's step, and which step of a sequence it reads. */
interface Link {
  readonly node: CanonicalNode;
  readonly step: Step;
}

/** A single step whose cell drops nothing: else each step would drop other numbers. */
function isOneStep(node: CanonicalNode): boolean {
  if (!recurrent.includes(node.op)) return false;
  const { timeAxis, dropRate, recurrentDropRate } = plainOptions(
    node,
  ) as unknown as Options;
  return timeAxis === null && dropRate === 0 && recurrentDropRate === 0;
}

function linkOf(graph: Graph, node: CanonicalNode): Link | null {
  if (!isOneStep(node)) return null;
  const step = stepOf(graph, node.inputs[0]);
  return step && shapeOf(graph, step.of).length === 3 ? { node, step } : null;
}

/** The same cell's call that goes on from this one's states, one step of the same sequence further on. */
function nextOf(graph: Graph, { node, step }: Link, way: number): Link | null {
  const [result, hidden = result, ...cells] = node.outputs;
  if (result === undefined) return null;
  const goesOn = ({ inputs: [, first, ...rest] }: CanonicalNode): boolean =>
    (first === result || first === hidden) && rest.join() === cells.join();
  const users = [...usersOf(graph, result), ...usersOf(graph, hidden ?? "")];
  const next = users.find(
    (user) => goesOn(user) && doingKey(user) === doingKey(node),
  );
  const link = next && linkOf(graph, next);
  if (!link) return null;
  const { of, axis, place } = link.step;
  return of === step.of && axis === step.axis && place === step.place + way
    ? link
    : null;
}

/** The longest run of steps from a node on; its memory is read by the next step alone. */
function chainFrom(graph: Graph, first: Link, way: 1 | -1): Link[] {
  const chain = [first];
  for (;;) {
    const last = chain.at(-1);
    const next = nextOf(graph, last, way);
    const kept = last.node.outputs
      .slice(2)
      .every((id) => readersBut(graph, id, next?.node).length === 0);
    if (!next || !kept) return chain;
    chain.push(next);
  }
}

/** The first run of several steps in the graph. */
function findChain(graph: Graph): Link[] | null {
  for (const node of graph.nodes) {
    const link = linkOf(graph, node);
    if (!link) continue;
    const [forward, backward] = [
      chainFrom(graph, link, 1),
      chainFrom(graph, link, -1),
    ];
    const chain = backward.length > forward.length ? backward : forward;
    if (chain.length > 1) return chain;
  }
  return null;
}

/** One walk in the place of a run of steps. */
function fold(graph: Graph, chain: readonly Link[]): CanonicalNode {
  const [first, second, last] = [chain[0], chain[1], chain.at(-1)] as [
    Link,
    Link,
    Link,
  ];
  const { of, axis } = first.step;
  const start = Math.min(first.step.place, last.step.place);
  const stop = start + chain.length;
  const before: CanonicalNode[] = [];
  let sequence: ValueId = of;
  const shape = shapeOf(graph, of);
  if (chain.length !== shape[axis]) {
    const part = shape.map((n, i) => (i === axis ? chain.length : n));
    sequence = freshValue(graph, of, part, "part");
    const way = [of, sequence] as const;
    const id = `${first.node.id}~part`;
    before.push(cutNode(id, graph, way, axis, [start, stop], false));
  }
  const result = first.node.outputs[0] ?? "";
  const all = freshValue(
    graph,
    result,
    widened(shapeOf(graph, result), axis, chain.length),
    "all",
  );
  const walk: CanonicalNode = {
    ...withOptions(first.node, {
      timeAxis: axis,
      returns: "sequence",
      direction: second.step.place > first.step.place ? "forward" : "backward",
      returnState: option(last.node, "returnState"),
    }),
    inputs: [sequence, ...first.node.inputs.slice(1)],
    outputs: [all, ...last.node.outputs.slice(1)],
    sources: chain.flatMap(({ node }) => node.sources),
  };
  const cuts = chain.map(({ node, step }) => {
    const way = [all, node.outputs[0] ?? ""] as const;
    const place = step.place - start;
    const ends = [place, place + 1] as const;
    return cutNode(`${node.id}~step`, graph, way, axis, ends, true);
  });
  const gone = new Set(chain.map(({ node }) => node.id));
  graph.nodes = graph.nodes.flatMap((node) =>
    node.id === first.node.id
      ? [...before, walk, ...cuts]
      : gone.has(node.id)
        ? []
        : [node],
  );
  for (const { node } of chain.slice(0, -1))
    if (node.outputs[1] !== undefined)
      redirect(graph, node.outputs[1], node.outputs[0] ?? "");
  return walk;
}

/** Results laid side by side again are all results. */
function unstack(graph: Graph): void {
  for (const node of [...graph.nodes]) {
    const of = restacked(graph, node);
    const [output] = node.outputs;
    if (of !== null && output !== undefined) {
      redirect(graph, output, of);
      graph.nodes = graph.nodes.filter(({ id }) => id !== node.id);
    }
  }
}

export default {
  name: "stepByStep",
  order: 12,
  title: "a sequence walked step by step",
  statement:
    "A cell called on one step of a sequence after the other, each time from the states that the last call left, does what a layer does that walks through the whole sequence.",
  condition: "always",
  otherwise: "the whole sequence at once",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    if (!graph.nodes.some(isOneStep)) return [];
    for (;;) {
      while (gatherStepwise(graph));
      const chain = findChain(graph);
      if (!chain) break;
      const walk = fold(graph, chain);
      unstack(graph);
      const gone = pruned(graph);
      const now = graph.nodes.find(({ id }) => id === walk.id);
      if (now)
        replaceNode(graph, { ...now, sources: [...now.sources, ...gone] });
      applications.push({
        rule: "stepByStep",
        list: "same in other words",
        at: walk.sources,
        option: "timeAxis",
        said: `${chain.length} steps, call by call`,
      });
    }
    return applications;
  },
} satisfies Rule;
