// A recurrent layer's last result: picked from all results, or given as its last state, or given alone.
import type { OptionsOf, ValueId } from "../../ir/index.ts";
import {
  isUsed,
  option,
  plainOptions,
  redirect,
  replaceNode,
  shapeOf,
  usersOf,
  withOptions,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

const recurrent: readonly CanonicalNode["op"][] = ["simpleRnn", "gru", "lstm"];
type Options = OptionsOf<"gru">;

/** A node behind the layer that only says "the last result", and what it reads. */
interface Last {
  readonly node: CanonicalNode | null;
  readonly said: string;
  /** What stands for the result from now on. */
  readonly value: ValueId;
}

function lastOf(graph: Graph, node: CanonicalNode): Last | null {
  const options = plainOptions(node) as unknown as Options;
  const [all, ...states] = node.outputs as [ValueId, ...ValueId[]];
  if (options.returns !== "sequence" || options.timeAxis === null) return null;
  if (isUsed(graph, all)) return lastSlice(graph, options, all);
  const [hidden] = states;
  if (hidden === undefined) return null;
  if (options.direction !== "both")
    return isUsed(graph, hidden)
      ? { node: null, said: "the last hidden state", value: hidden }
      : null;
  const second = states[node.op === "lstm" ? 2 : 1];
  return options.merge === "concatenate" && second !== undefined
    ? joinedStates(graph, hidden, second)
    : null;
}

/** The one reader of all results keeps the step that is computed last. */
function lastSlice(
  graph: Graph,
  { direction, timeAxis }: Options,
  all: ValueId,
): Last | null {
  const [user, ...others] = usersOf(graph, all);
  if (
    user?.op !== "slice" ||
    others.length ||
    graph.outputs.includes(all) ||
    direction === "both" ||
    timeAxis === null
  )
    return null;
  const steps = shapeOf(graph, all)[timeAxis];
  const place = direction === "backward" ? 0 : Number(steps) - 1;
  const ranges = option<OptionsOf<"slice">["ranges"]>(user, "ranges");
  const only = ranges.every(({ start, stop, step }, axis) =>
    axis === timeAxis
      ? start === place && (stop ?? steps) === place + 1
      : start === 0 && stop === null && step === 1,
  );
  const drops = option<readonly number[]>(user, "dropAxes");
  return only && drops.join() === String(timeAxis)
    ? {
        node: user,
        said: "the last of all results",
        value: user.outputs[0] ?? "",
      }
    : null;
}

/** The hidden states of both directions, side by side. */
function joinedStates(
  graph: Graph,
  first: ValueId,
  second: ValueId,
): Last | null {
  const [user, ...others] = usersOf(graph, first);
  return user?.op === "concatenate" &&
    others.length === 0 &&
    usersOf(graph, second).every(({ id }) => id === user.id) &&
    option<number>(user, "axis") === 1 &&
    user.inputs.join() === [first, second].join()
    ? {
        node: user,
        said: "the last hidden states side by side",
        value: user.outputs[0] ?? "",
      }
    : null;
}

export default {
  name: "lastStep",
  order: 14,
  title: "the last result of a recurrent layer",
  statement:
    "The last of all results, the last hidden state and the result of a layer that gives only its last are one and the same.",
  condition: "always",
  otherwise: "only the last result is given",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const node = graph.nodes.find((one) => one.id === id);
      if (!node || !recurrent.includes(node.op)) continue;
      const last = lastOf(graph, node);
      if (last) {
        becomeLast(graph, node, last);
        applications.push({
          rule: "lastStep",
          list: "same in other words",
          at: [...node.sources, ...(last.node?.sources ?? [])],
          option: "returns",
          said: last.said,
        });
      }
      withoutStates(graph, id);
    }
    return applications;
  },
} satisfies Rule;

function becomeLast(graph: Graph, node: CanonicalNode, last: Last): void {
  const [all, ...states] = node.outputs as [ValueId, ...ValueId[]];
  const value = graph.values.get(last.value);
  if (value) graph.values.set(all, { ...value, id: all });
  graph.nodes = graph.nodes.filter(({ id }) => id !== last.node?.id);
  replaceNode(graph, {
    ...withOptions(node, { returns: "last" }),
    outputs: [all, ...states],
    sources: [...node.sources, ...(last.node?.sources ?? [])],
  });
  redirect(graph, last.value, all);
}

/** States that nothing reads need not be given. */
function withoutStates(graph: Graph, id: string): void {
  const node = graph.nodes.find((one) => one.id === id);
  const [result, ...states] = node?.outputs ?? [];
  if (!node || result === undefined || states.some((one) => isUsed(graph, one)))
    return;
  replaceNode(graph, {
    ...withOptions(node, { returnState: false }),
    outputs: [result],
  });
}
