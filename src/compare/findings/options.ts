// Options in which the layers of one row differ.
import {
  opOf,
  optionTitle,
  printShape,
  type Effect,
  type OpName,
} from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import type { Canonical } from "../canonicalize.ts";
import { describe } from "../describe.ts";
import { explainOption } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { plainOptions, shapeOf } from "../graph.ts";
import { idleDropout } from "../idleDropout.ts";
import { allEqual, classesOf, meaningKey } from "../meaning.ts";
import { perColumn, present, type Context, type Present } from "./context.ts";

export function optionFindings(context: Context): Finding[] {
  return context.alignment.rows.flatMap((row) => {
    const here = present(row);
    const [first] = here;
    if (here.every(({ node }) => idleDropout(node))) return [];
    if (!first || here.some(({ node }) => node.op !== first.node.op)) return [];
    return Object.keys(first.node.options).flatMap(
      (option) => finding(context, row, here, option) ?? [],
    );
  });
}

function finding(
  context: Context,
  row: AlignedRow,
  here: readonly Present[],
  option: string,
): Finding | null {
  const keys = here.map(({ node }) => meaningKey(node.options[option]?.value));
  if (allEqual(keys)) return null;
  const op = here[0]?.node.op as OpName;
  const all = perColumn(
    context.names.length,
    here,
    ({ node }) => meaningKey(node.options[option]?.value),
    "absent",
  );
  const effect = effectOf(context.canonicals, here, option);
  return {
    key: `${op}.${option} ${all.join(" | ")}`,
    list: "differs",
    effect,
    row: row.id,
    option,
    title: titleAt(op, option),
    values: perColumn(
      context.names.length,
      here,
      ({ node }) =>
        valueOf(
          describe(node.options[option]?.value, option),
          node.options[option],
        ),
      absent("no such layer"),
    ),
    classes: classesOf(all),
    explain: (group) =>
      explainOption(
        op,
        option,
        effect,
        group,
        context.names,
        effect === "shape" ? outputs(context, here) : null,
      ),
  };
}

/** What shape each column's layer makes. */
function outputs(context: Context, here: readonly Present[]) {
  return perColumn(
    context.names.length,
    here,
    ({ column, node }) => {
      const graph = context.canonicals[column]?.graph;
      const shape = graph ? shapeOf(graph, node.outputs[0]) : [];
      return valueOf(printShape(shape), undefined);
    },
    absent("no such layer"),
  );
}

/** `shape` where putting one column's value into another changes that layer's output. */
function effectOf(
  canonicals: readonly Canonical[],
  here: readonly Present[],
  option: string,
): Effect {
  const [first] = here;
  if (!first) return "values";
  const changes = here.some(({ node }) =>
    reshapes(canonicals, first, option, node.options[option]?.value),
  );
  if (changes) return "shape";
  return opOf(first.node.op).options[option]?.effect ?? "values";
}

function reshapes(
  canonicals: readonly Canonical[],
  { column, node }: Present,
  option: string,
  value: unknown,
): boolean {
  const graph = canonicals[column]?.graph;
  if (!graph) return false;
  const inputs = node.inputs.map((id) => shapeOf(graph, id));
  const own = plainOptions(node);
  const op = opOf(node.op);
  try {
    return (
      meaningKey(op.shape(inputs, { ...own, [option]: value })) !==
      meaningKey(op.shape(inputs, own))
    );
  } catch {
    // The op refuses this value at these shapes: the shapes cannot agree.
    return true;
  }
}

/** `Dropout: drop rate`. */
const titleAt = (op: OpName, option: string): string =>
  `${opOf(op).title}: ${optionTitle(option)}`;
