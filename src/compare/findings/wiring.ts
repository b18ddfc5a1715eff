// Layers that agree in themselves but read from elsewhere: branches, shortcuts, and the shape of the model's input.
import { printShape, type ValueId } from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { consequence, contrast, placesText } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { shapeOf, type CanonicalNode, type Graph } from "../graph.ts";
import { isCommutative } from "../linearize.ts";
import { allEqual, classesOf } from "../meaning.ts";
import { perColumn, present, type Context } from "./context.ts";

export function wiringFindings(context: Context): Finding[] {
  const origins = context.canonicals.map(({ graph }, column) =>
    originsOf(context, graph, column),
  );
  return [
    ...inputFindings(context),
    ...context.alignment.rows.flatMap((row) => {
      const here = present(row);
      if (here.length < 2) return [];
      const sources = here.map(({ column, node }) => ({
        column,
        text: reads(node, origins[column] ?? (() => [])),
      }));
      return allEqual(sources.map(({ text }) => text))
        ? []
        : [finding(context, row, sources)];
    }),
  ];
}

type Origins = (id: ValueId) => readonly string[];

/** Where a value comes from, in rows that all columns have: rows that some lack are looked through. */
function originsOf(context: Context, graph: Graph, column: number): Origins {
  const rows = new Map<string, AlignedRow>();
  for (const row of context.alignment.rows) {
    const node = row.nodes[column];
    for (const id of node?.outputs ?? []) rows.set(id, row);
  }
  const makers = new Map<ValueId, CanonicalNode>();
  for (const node of graph.nodes)
    for (const id of node.outputs) makers.set(id, node);
  const known = new Map<ValueId, readonly string[]>();
  const find: Origins = (id) => {
    const before = known.get(id);
    if (before) return before;
    const row = rows.get(id);
    const found = !row
      ? [inputName(graph, id)]
      : row.nodes.every(Boolean)
        ? [portOf(row, makers.get(id), id)]
        : [...new Set((makers.get(id)?.inputs ?? []).flatMap(find))];
    known.set(id, found);
    return found;
  };
  return find;
}

/** The row's title, and which of its results where it gives several: the first state of a recurrent layer is its second result. */
function portOf(
  { title }: AlignedRow,
  maker: CanonicalNode | undefined,
  id: ValueId,
): string {
  const port = maker?.outputs.indexOf(id) ?? 0;
  return port > 0 ? `state ${port} of ${title}` : title;
}

function inputName(graph: Graph, id: ValueId): string {
  const input = graph.inputs.indexOf(id);
  if (input >= 0)
    return graph.inputs.length === 1 ? "input" : `input ${input + 1}`;
  return "target";
}

function reads(node: CanonicalNode, origins: Origins): string {
  const all = node.inputs.map((id) => origins(id).join(" + "));
  return (isCommutative(node) ? all.toSorted() : all).join(", ");
}

function finding(
  context: Context,
  row: AlignedRow,
  sources: readonly { column: number; text: string }[],
): Finding {
  const texts = perColumn(
    context.names.length,
    sources,
    ({ text }) => text,
    "absent",
  );
  return {
    key: `wiring:${row.title.replaceAll(" ", "-")}`,
    list: "differs",
    effect: "values",
    row: row.id,
    option: "inputs",
    title: `what ${row.title} reads`,
    values: perColumn(
      context.names.length,
      sources,
      ({ text }) => valueOf(`from ${text}`, undefined),
      absent("no such layer"),
    ),
    classes: classesOf(texts),
    explain: (group) =>
      `${placesText(group.places)} is fed from another place. ${contrast(group.values, group.classes, context.names)}. ${consequence("values")}`,
  };
}

/** Inputs of different shapes: another size of image, or another number of inputs. */
function inputFindings(context: Context): Finding[] {
  const texts = context.canonicals.map(({ graph }) =>
    graph.inputs.map((id) => printShape(shapeOf(graph, id))).join(" and "),
  );
  if (allEqual(texts)) return [];
  return [
    {
      key: `input.shape ${texts.join(" | ")}`,
      list: "differs",
      effect: "shape",
      row: "input",
      option: "shape",
      title: "shape of the input",
      values: texts.map((text) => valueOf(text, undefined)),
      classes: classesOf(texts),
      explain: (group) =>
        `The models are fed tensors of different shapes. ${contrast(group.values, group.classes, context.names)}. ${consequence("shape")}`,
    },
  ];
}
