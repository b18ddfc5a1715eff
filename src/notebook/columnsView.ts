// How a reader has set up a group's columns: which are hidden, how wide each is, which one stays in view. It belongs to
// the reader and not to the notebook, and is kept apart from it.
import { isObject, type Json } from "./json.ts";

export interface ColumnsView {
  readonly hidden: readonly string[];
  /** Times the usual width, by column; 1 where nothing is said. */
  readonly widths: Readonly<Record<string, number>>;
  /** The column that stays at the left while the others scroll. */
  readonly pinned: string | null;
}

export const usualView: ColumnsView = { hidden: [], widths: {}, pinned: null };

/** The columns that stand side by side, of all there are: never none. */
export function shownColumns<T extends { readonly id: string }>(
  { hidden }: ColumnsView,
  columns: readonly T[],
): readonly T[] {
  const shown = columns.filter(({ id }) => !hidden.includes(id));
  return shown.length > 0 ? shown : columns.slice(0, 1);
}

export function show(view: ColumnsView, column: string): ColumnsView {
  return view.hidden.includes(column)
    ? { ...view, hidden: view.hidden.filter((id) => id !== column) }
    : view;
}

/** Hides a column; a pinned one is no longer pinned. */
export function hide(view: ColumnsView, column: string): ColumnsView {
  if (view.hidden.includes(column)) return view;
  const pinned = view.pinned === column ? null : view.pinned;
  return { ...view, hidden: [...view.hidden, column], pinned };
}

/** Shows the named columns and hides the others. */
export function showOnly(
  view: ColumnsView,
  named: readonly string[],
  columns: readonly string[],
): ColumnsView {
  const hidden = columns.filter((id) => !named.includes(id));
  const pinned =
    view.pinned !== null && hidden.includes(view.pinned) ? null : view.pinned;
  return { ...view, hidden, pinned };
}

export function pin(view: ColumnsView, column: string | null): ColumnsView {
  return { ...(column === null ? view : show(view, column)), pinned: column };
}

/** Shares of the whole, as dragging borders gives them, as times the usual width; the whole stays as wide as it was. */
export function setShares(
  view: ColumnsView,
  shares: Readonly<Record<string, number>>,
): ColumnsView {
  const ids = Object.keys(shares);
  const whole = ids.reduce((sum, id) => sum + widthOf(view, id), 0);
  const all = ids.reduce((sum, id) => sum + (shares[id] ?? 0), 0);
  if (all <= 0) return view;
  const widths = ids.map(
    (id) => [id, round(((shares[id] ?? 0) / all) * whole)] as const,
  );
  return {
    ...view,
    widths: { ...view.widths, ...Object.fromEntries(widths) },
  };
}

/** Percentages of the whole, by column. */
export function sharesOf(
  view: ColumnsView,
  ids: readonly string[],
): Record<string, number> {
  const whole = wholeOf(view, ids);
  return Object.fromEntries(
    ids.map((id) => [id, (widthOf(view, id) / whole) * 100]),
  );
}

/** How many usual widths the columns take together. */
export function wholeOf(view: ColumnsView, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + widthOf(view, id), 0);
}

const widthOf = ({ widths }: ColumnsView, id: string): number =>
  widths[id] ?? 1;

const round = (value: number): number => Number(value.toFixed(4));

/** What was kept, as far as it can be read. */
export function parseView(text: string | null): ColumnsView {
  const value = jsonOf(text);
  if (!isObject(value)) return usualView;
  const { hidden, widths, pinned } = value;
  return {
    hidden: Array.isArray(hidden)
      ? (hidden as readonly Json[]).filter((id) => typeof id === "string")
      : [],
    widths: isObject(widths)
      ? Object.fromEntries(
          Object.entries(widths).filter(
            (entry): entry is [string, number] =>
              typeof entry[1] === "number" && entry[1] > 0,
          ),
        )
      : {},
    pinned: typeof pinned === "string" ? pinned : null,
  };
}

function jsonOf(text: string | null): Json | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
