// One hue per place of the spine, stable while the code is edited; an activation wears the hue of the layer whose call
// makes it in some column, else of the layer before it.
import type { SpineRow } from "../../compare/difference.ts";
import type { Model, OpName } from "../../ir/index.ts";
import { spanKey } from "./spans.ts";

/** Hue in degrees, a multiple of 5; null: a neutral tint, for reshaping that learns nothing. */
export type Hues = Readonly<Record<string, number | null>>;

const first = 25;
const step = 31;
const grid = 5;
const followers: readonly OpName[] = ["activation", "prelu", "softmax"];
const quiet: readonly OpName[] = ["flatten", "reshape", "permute", "slice"];

type Role = "own" | "follower" | "quiet" | "none";

/** Hues of the spine's layers. Rows that had a hue keep it; a new row takes one between its neighbours'. */
export function assignHues(
  spine: readonly SpineRow[],
  models: Models,
  previous: Hues = {},
): Hues {
  const hues: Record<string, number | null> = {};
  let last: number | null = null;
  const rows = spine.map((row) => ({ row, role: roleOf(row, models) }));
  rows.forEach(({ row, role }, index) => {
    if (role === "none") return;
    if (role === "own") last = ownHue(rows, index, last, previous);
    hues[row.id] = role === "quiet" ? null : last;
  });
  rows.forEach(({ row, role }, index) => {
    if (role !== "follower") return;
    const leads = ({ row: other, role: own }: (typeof rows)[number]): boolean =>
      own === "own" && sharesCall(row, other, models);
    // In a loop one call makes several layers: the nearest one before is meant.
    const leader = rows.slice(0, index).findLast(leads) ?? rows.find(leads);
    if (leader) hues[row.id] = hues[leader.row.id] ?? null;
  });
  return hues;
}

type Models = readonly (Pick<Model, "nodes"> | null)[];

/** Whether one call makes both rows in some column: `Conv2D(…, activation="relu")`. */
function sharesCall(a: SpineRow, b: SpineRow, models: Models): boolean {
  return models.some((model, column) => {
    const calls = callsOf(model, b.nodes[column] ?? []);
    return callsOf(model, a.nodes[column] ?? []).some((call) =>
      calls.includes(call),
    );
  });
}

function callsOf(model: Models[number], ids: readonly string[]): string[] {
  const nodes = model?.nodes.filter(({ id }) => ids.includes(id)) ?? [];
  return nodes.flatMap(({ places }) =>
    places
      .filter(({ kind }) => kind === "definition")
      .flatMap(({ stack }) => (stack[0] ? [spanKey(stack[0])] : [])),
  );
}

function ownHue(
  rows: readonly { row: SpineRow; role: Role }[],
  index: number,
  before: number | null,
  previous: Hues,
): number {
  const kept = previous[rows[index]?.row.id ?? ""];
  if (typeof kept === "number") return kept;
  if (before === null) return first;
  const after = rows
    .slice(index + 1)
    .map(({ row, role }) => (role === "own" ? previous[row.id] : undefined))
    .find((hue) => typeof hue === "number");
  const gap = after == null ? step : (((after - before) % 360) + 360) % 360;
  return onGrid(before + (after == null || gap > step ? step : gap / 2));
}

const onGrid = (hue: number): number => (Math.round(hue / grid) * grid) % 360;

function roleOf(row: SpineRow, models: Models): Role {
  if (row.part !== "layer") return "none";
  const names = row.nodes.flatMap((ids, column) =>
    ids.flatMap(
      (id) =>
        models[column]?.nodes.find((node) => node.id === id)?.op ??
        ([] as OpName[]),
    ),
  );
  if (names.every((name) => followers.includes(name))) return "follower";
  return names.every((name) => quiet.includes(name)) ? "quiet" : "own";
}

/** The class that carries a hue; `hueStyles` defines them. */
export function hueClass(hue: number | null): string {
  return hue === null ? "hue-none" : `hue-${hue}`;
}

/** One rule per hue on the grid: text of a style sheet, because Monaco takes class names only. */
export function hueStyles(): string {
  const rules = Array.from({ length: 360 / grid }, (_, i) => i * grid).map(
    (hue) => `.hue-${hue}{--hue:${hue};--tint:1}`,
  );
  return [...rules, ".hue-none{--hue:0;--tint:0}"].join("\n");
}
