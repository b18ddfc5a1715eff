// Pooling to one number per channel has many spellings: adaptive to 1, a reduction, a window as large as the image.
import { axesOf, type Padding } from "../../ir/index.ts";
import {
  derivedOptions,
  onlyUser,
  option,
  removeNode,
  replaceNode,
  shapeOf,
  usersOf,
  type CanonicalNode,
  type Graph,
} from "../graph.ts";
import type { Application, Rule } from "../rule.ts";

interface Spelling {
  readonly reduce: "mean" | "max";
  readonly keepDims: boolean;
  readonly said: string;
  readonly latent?: string;
}

const poolings: ReadonlySet<string> = new Set([
  "adaptivePool",
  "reduce",
  "avgPool",
  "maxPool",
]);

function spelling(graph: Graph, node: CanonicalNode): Spelling | null {
  // A weight used as a value has no input to ask the rank of.
  if (!poolings.has(node.op)) return null;
  const rank = shapeOf(graph, node.inputs[0]).length;
  if (rank < 3) return null;
  if (node.op === "adaptivePool") return adaptive(node);
  if (node.op === "reduce") return reduction(node, rank);
  if (node.op === "avgPool" || node.op === "maxPool")
    return wholeWindow(graph, node, rank);
  return null;
}

function adaptive(node: CanonicalNode): Spelling | null {
  const size = option<readonly number[]>(node, "outputSize");
  if (size.some((n) => n !== 1)) return null;
  const reduce = option<"mean" | "max">(node, "reduce");
  return { reduce, keepDims: true, said: "adaptive pooling to 1" };
}

function reduction(node: CanonicalNode, rank: number): Spelling | null {
  const how = option<string>(node, "function");
  const axes = option<readonly number[]>(node, "axes");
  const { spatial } = axesOf("channelsFirst", rank);
  if ((how !== "mean" && how !== "max") || axes.join() !== spatial.join())
    return null;
  const keepDims = option<boolean>(node, "keepDims");
  return {
    reduce: how,
    keepDims,
    said: `${how} over axes ${axes.join(", ")}`,
  };
}

function wholeWindow(
  graph: Graph,
  node: CanonicalNode,
  rank: number,
): Spelling | null {
  const padding = option<Padding>(node, "padding");
  const size = option<readonly number[]>(node, "poolSize");
  const input = shapeOf(graph, node.inputs[0]);
  const { spatial } = axesOf("channelsFirst", rank);
  const fits =
    option(node, "layout") === "channelsFirst" &&
    spatial.every((axis, i) => input[axis] === size[i] && input[axis] !== 1) &&
    padding.kind === "explicit" &&
    [...padding.before, ...padding.after].every((n) => n === 0) &&
    (node.op === "avgPool" ||
      option<readonly number[]>(node, "dilation").every((n) => n === 1));
  if (!fits) return null;
  const window = size.join("×");
  return {
    reduce: node.op === "avgPool" ? "mean" : "max",
    keepDims: true,
    said: `a ${window} window over the whole image`,
    latent: `while the image at this place is exactly ${window}`,
  };
}

function canonical(node: CanonicalNode, { reduce, keepDims }: Spelling) {
  const options = derivedOptions({ reduce, keepDims, layout: "channelsFirst" });
  return { ...node, op: "globalPool" as const, options };
}

/** A flatten that only takes away the axes of size 1 belongs to the pooling. */
function absorbFlatten(graph: Graph, id: string): void {
  const pool = graph.nodes.find((node) => node.id === id);
  const output = pool?.outputs[0];
  if (
    !pool ||
    output === undefined ||
    pool.op !== "globalPool" ||
    option(pool, "keepDims") !== true
  )
    return;
  const [next] = usersOf(graph, output);
  if (next?.op !== "flatten" || !onlyUser(graph, output, next)) return;
  const value = graph.values.get(output);
  if (value)
    graph.values.set(output, {
      ...value,
      shape: shapeOf(graph, next.outputs[0]),
    });
  replaceNode(graph, {
    ...pool,
    options: {
      ...pool.options,
      ...derivedOptions({ keepDims: false }),
    },
  });
  removeNode(graph, next);
}

export default {
  name: "globalPool",
  order: 50,
  title: "pooling to one number per channel",
  statement:
    "Global pooling, adaptive pooling to 1, and a mean or maximum over the spatial axes are the same function.",
  condition: "always",
  otherwise: "global pooling",
  effect: "values",
  apply(graph) {
    const applications: Application[] = [];
    for (const node of graph.nodes) {
      const found = spelling(graph, node);
      if (found) {
        replaceNode(graph, canonical(node, found));
        applications.push({
          rule: "globalPool",
          list: found.latent ? "latent" : "same in other words",
          at: node.sources,
          option: null,
          said: found.said,
          ...(found.latent !== undefined && { condition: found.latent }),
        });
      }
      absorbFlatten(graph, node.id);
    }
    return applications;
  },
} satisfies Rule;
