// Layers that some columns lack, and places where columns have different kinds of layer.
import { opOf, sameShape, spaced, type Effect } from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { consequence, contrast, placesText } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { option, shapeOf, type CanonicalNode } from "../graph.ts";
import { idleDropout } from "../idleDropout.ts";
import { classesOf } from "../meaning.ts";
import { perColumn, present, type Context, type Present } from "./context.ts";

export function layerFindings(context: Context): Finding[] {
  return context.alignment.rows.flatMap((row) => {
    const here = present(row);
    if (!here.length) return [];
    const ops = new Set(here.map(({ node }) => node.op));
    if (here.every(({ node }) => idleDropout(node))) return [];
    const missing = here.length < context.names.length;
    if (missing && lacksAll(context, row)) return [];
    return missing || ops.size > 1 ? [finding(context, row, here)] : [];
  });
}

/** Rows of a loss that a column does not have at all are told once, with the loss. */
function lacksAll(context: Context, row: AlignedRow): boolean {
  if (row.part !== "loss") return false;
  const lossOf = (column: number) =>
    context.canonicals[column]?.graph.loss ?? null;
  return row.nodes.every((node, column) => node ?? lossOf(column) === null);
}

function finding(
  context: Context,
  row: AlignedRow,
  here: readonly Present[],
): Finding {
  const says = perColumn(
    context.names.length,
    here,
    ({ node }) => nodeText(node),
    "nothing",
  );
  const effect = effectOf(context, row, here);
  const kinds = [...new Set(here.map(({ node }) => nodeText(node)))];
  const lacking = here.length < context.names.length;
  const title = lacking
    ? `${kinds.join(" or ")}: present or not`
    : `${kinds.join(" or ")}`;
  return {
    key: `node:${here[0]?.node.op ?? ""} ${says.join(" | ")} ${effect}`,
    list: "differs",
    effect,
    row: row.id,
    option: "node",
    title,
    values: perColumn(
      context.names.length,
      here,
      ({ node, column }) => nodeValue(context, node, column),
      absent("nothing"),
    ),
    classes: classesOf(says),
    explain: (group) => {
      const meaning = here[0] ? opOf(here[0].node.op).says : "";
      return `At ${placesText(group.places)}: ${contrast(group.values, group.classes, context.names)}. ${meaning} ${consequence(effect)}`;
    },
  };
}

/** `relu`, `Dropout`, `Max pooling`. */
export const nodeText = (node: CanonicalNode): string =>
  node.op === "activation" || node.op === "arithmetic" || node.op === "math"
    ? spaced(option<string>(node, "function"))
    : opOf(node.op).title;

function nodeValue(context: Context, node: CanonicalNode, column: number) {
  const source = context.canonicals[column]?.model.nodes.find(
    ({ id }) => id === node.sources[0],
  );
  const value = valueOf(nodeText(node), undefined);
  const span = source?.places[0]?.stack[0];
  return {
    ...value,
    words: source?.call ?? "",
    origin: source?.origin ?? "derived",
    ...(span && { span }),
  };
}

/** What leaving the layer out changes. */
function effectOf(
  context: Context,
  row: AlignedRow,
  here: readonly Present[],
): Effect {
  if (row.part === "loss") return "training";
  const reshapes = here.some(({ node, column }) => {
    const graph = context.canonicals[column]?.graph;
    const [input] = node.inputs;
    const [output] = node.outputs;
    return (
      graph !== undefined &&
      input !== undefined &&
      output !== undefined &&
      !sameShape(shapeOf(graph, input), shapeOf(graph, output))
    );
  });
  if (reshapes && here.length < context.names.length) return "shape";
  return here.every(
    ({ node }) =>
      node.op === "dropout" && option(node, "activeIn") !== "always",
  )
    ? "training"
    : "values";
}
