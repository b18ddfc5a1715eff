// One of several tensors laid on a stack, picked from it again, is that tensor.
import { sameShape, type ValueId } from "../../ir/index.ts";
import {
  option,
  producerOf,
  pruned,
  redirect,
  replaceNode,
  shapeOf,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

interface Range {
  readonly start: number;
  readonly stop: number | null;
  readonly step: number;
}

/** The tensor that this node hands on, from below a stack; null where it does something else. */
function picked(graph: Graph, node: CanonicalNode): ValueId | null {
  const found =
    node.op === "slice"
      ? layerOf(graph, node)
      : node.op === "reshape" || node.op === "flatten"
        ? beneath(graph, node.inputs[0])
        : null;
  const output = node.outputs[0];
  return found !== null &&
    found !== node.inputs[0] &&
    sameShape(shapeOf(graph, found), shapeOf(graph, output))
    ? found
    : null;
}

/** Which tensor lies at the one place that a slice of the first axis keeps. */
function layerOf(graph: Graph, node: CanonicalNode): ValueId | null {
  const [first, ...rest] = option<readonly Range[]>(node, "ranges");
  const drops = option<readonly number[]>(node, "dropAxes");
  const stack = producerOf(graph, node.inputs[0]);
  const whole = rest.every(
    ({ start, stop, step }) => start === 0 && stop === null && step === 1,
  );
  if (
    !first ||
    !whole ||
    drops.join() !== "0" ||
    first.stop !== first.start + 1
  )
    return null;
  if (stack?.op !== "concatenate")
    return first.start === 0 ? beneath(graph, node.inputs[0]) : null;
  const flat = stack.inputs.every((id) => shapeOf(graph, id)[0] === 1);
  return flat && option<number>(stack, "axis") === 0
    ? beneath(graph, stack.inputs[first.start])
    : null;
}

/** The tensor before any reshapes and joins of one. */
function beneath(graph: Graph, id: ValueId | undefined): ValueId | null {
  const maker = producerOf(graph, id);
  const [input] = maker?.inputs ?? [];
  const passes =
    maker?.op === "reshape" ||
    maker?.op === "flatten" ||
    (maker?.op === "concatenate" && maker.inputs.length === 1);
  return passes ? beneath(graph, input) : (id ?? null);
}

export default {
  name: "stackedPick",
  order: 10,
  title: "a tensor picked from a stack",
  statement:
    "A tensor laid on a stack of others and picked from it again is that tensor.",
  condition: "always",
  otherwise: "the tensor itself",
  effect: "speed only",
  apply(graph) {
    const applications: Application[] = [];
    for (const { id } of [...graph.nodes]) {
      const node = graph.nodes.find((one) => one.id === id);
      const found = node && picked(graph, node);
      const [output] = node?.outputs ?? [];
      if (!node || !found || output === undefined) continue;
      const heir = producerOf(graph, found);
      redirect(graph, output, found);
      graph.nodes = graph.nodes.filter((one) => one.id !== id);
      const gone = pruned(graph);
      const sources = [...gone, ...node.sources];
      if (heir) {
        const now = graph.nodes.find((one) => one.id === heir.id) ?? heir;
        replaceNode(graph, { ...now, sources: [...now.sources, ...sources] });
      } else graph.orphans.push(...sources);
      applications.push({
        rule: "stackedPick",
        list: "same in other words",
        at: node.sources,
        option: null,
        said: "picked from a stack",
      });
    }
    return applications;
  },
} satisfies Rule;
