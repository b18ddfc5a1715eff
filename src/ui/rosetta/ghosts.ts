// Ghost text: which of the options nobody wrote are shown, how they read, and where they stand.
import type { Ghost } from "../../analysis.ts";
import type { Difference } from "../../compare/difference.ts";
import { effects, type Effect, type Span } from "../../ir/index.ts";
import { comparePoints, endOf, spanKey, type Point } from "./spans.ts";

export type GhostMode = "differing" | "all" | "none";
export const ghostModes: readonly GhostMode[] = ["differing", "all", "none"];

/** A run of ghost text in one look, to be set before the closing parenthesis of a call. */
export interface GhostText {
  readonly at: Point;
  readonly text: string;
  /** The worst effect of the differences it stands in; null where all columns agree. */
  readonly effect: Effect | null;
  readonly differences: readonly string[];
}

const longest = 56;

/** The ghosts to show, in source order; options of one call stand behind one another, differing ones first. */
export function ghostTexts(
  ghosts: readonly Ghost[],
  differences: readonly Difference[],
  mode: GhostMode,
  cells: readonly string[],
): GhostText[] {
  if (mode === "none") return [];
  const byId = new Map(differences.map((d) => [d.id, d]));
  const shown = unique(ghosts)
    .map((ghost) => ({ ghost, effect: worstEffect(ghost, byId) }))
    .filter(({ effect }) => mode === "all" || effect !== null)
    .sort(
      (a, b) =>
        comparePoints(endOf(a.ghost.span), endOf(b.ghost.span)) ||
        rank(a.effect) - rank(b.effect),
    );
  return shown.map(({ ghost, effect }, index) => {
    const at = beforeClosing(ghost.span);
    const before = shown[index - 1]?.ghost.span;
    const follows =
      before && comparePoints(endOf(before), endOf(ghost.span)) === 0;
    const comma = follows || needsComma(cells[at.cell] ?? "", at);
    return {
      at,
      text: `${comma ? ", " : ""}${cap(ghost.text)}`,
      effect,
      differences: ghost.differences,
    };
  });
}

/** No comma after an opening parenthesis, nor after a comma that stands there already. */
function needsComma(source: string, at: Point): boolean {
  const lines = source.split("\n").slice(0, at.line);
  lines[at.line - 1] = (lines[at.line - 1] ?? "").slice(0, at.column);
  return !/[(,]\s*$/.test(lines.join("\n"));
}

/** A call that makes several nodes says each of its options once. */
function unique(ghosts: readonly Ghost[]): Ghost[] {
  const seen = new Set<string>();
  return ghosts.filter((ghost) => {
    const key = `${spanKey(ghost.span)} ${ghost.text}`;
    return !seen.has(key) && seen.add(key);
  });
}

function worstEffect(
  ghost: Ghost,
  byId: ReadonlyMap<string, Difference>,
): Effect | null {
  const found = ghost.differences
    .map((id) => byId.get(id))
    .filter((d) => d?.list === "differs" || d?.list === "latent")
    .map((d) => d?.effect as Effect);
  return found.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

const rank = (effect: Effect | null): number =>
  effect === null ? effects.length : effects.indexOf(effect);

/** Ghosts of a call stand where its next argument would: right before the closing parenthesis. */
function beforeClosing(span: Span): Point {
  return {
    cell: span.cell,
    line: span.endLine,
    column: Math.max(span.endColumn - 1, 0),
  };
}

/** Long texts end in an ellipsis; the table has them whole. */
export function cap(text: string, length: number = longest): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

export function effectClass(effect: Effect | null): string {
  return effect === null
    ? "ghost"
    : `ghost ghost-differs effect-${effect.replaceAll(" ", "-")}`;
}
