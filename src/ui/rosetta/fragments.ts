// A cell's source as lines of fragments, each with its token colour, its piece of the spine, and ghosts in between.
import type { GhostText } from "./ghosts.ts";
import { javascriptTokens } from "./javascriptTokens.ts";
import type { Piece } from "./paint.ts";
import { pythonTokens, type TokenKind } from "./pythonTokens.ts";
import { comparePoints, endOf, startOf, type Point } from "./spans.ts";

export type Language = "python" | "javascript";

export type Fragment =
  | {
      readonly kind: "code";
      readonly token: TokenKind;
      readonly text: string;
      readonly piece: Piece | null;
    }
  | { readonly kind: "ghost"; readonly ghost: GhostText };

/** Lines of one cell as they are drawn before Monaco is there. */
export function fragments(
  cell: number,
  source: string,
  pieces: readonly Piece[],
  ghosts: readonly GhostText[],
  language: Language = "python",
): Fragment[][] {
  const here = pieces.filter(({ span }) => span.cell === cell);
  const texts = ghosts.filter(({ at }) => at.cell === cell);
  const cuts = [
    ...here.flatMap(({ span }) => [startOf(span), endOf(span)]),
    ...texts.map(({ at }) => at),
  ];
  return tokenLines(source, language).map((tokens, index) => {
    const line = index + 1;
    const columns = cuts
      .filter((cut) => cut.line === line)
      .map(({ column }) => column);
    return lineFragments({ cell, line }, tokens, columns, here, texts);
  });
}

/** A line's fragments before and from a column of its text; ghosts stand with what is before them. */
export function splitAt(
  line: readonly Fragment[],
  column: number,
): readonly [readonly Fragment[], readonly Fragment[]] {
  const lead: Fragment[] = [];
  const rest: Fragment[] = [];
  let left = column;
  for (const part of line) {
    if (left <= 0) rest.push(part);
    else if (part.kind === "ghost" || part.text.length <= left) lead.push(part);
    else {
      lead.push({ ...part, text: part.text.slice(0, left) });
      rest.push({ ...part, text: part.text.slice(left) });
    }
    left -= part.kind === "ghost" ? 0 : part.text.length;
  }
  return [lead, rest];
}

interface Placed {
  readonly token: TokenKind;
  readonly text: string;
}

function tokenLines(source: string, language: Language): Placed[][] {
  const lines: Placed[][] = [[]];
  const tokens =
    language === "javascript" ? javascriptTokens(source) : pythonTokens(source);
  for (const { kind, text } of tokens) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push({ token: kind, text: part });
    });
  }
  return lines;
}

function lineFragments(
  at: { readonly cell: number; readonly line: number },
  tokens: readonly Placed[],
  cuts: readonly number[],
  pieces: readonly Piece[],
  ghosts: readonly GhostText[],
): Fragment[] {
  const out: Fragment[] = [];
  let column = 0;
  const flushGhosts = (): void => {
    for (const ghost of ghosts)
      if (ghost.at.line === at.line && ghost.at.column === column)
        out.push({ kind: "ghost", ghost });
  };
  for (const { token, text } of tokens) {
    for (const part of cutText(text, column, cuts)) {
      flushGhosts();
      const piece = pieceAt(pieces, { ...at, column });
      out.push({ kind: "code", token, text: part, piece });
      column += part.length;
    }
  }
  flushGhosts();
  return out;
}

function cutText(
  text: string,
  start: number,
  cuts: readonly number[],
): string[] {
  const inside = [...new Set(cuts)]
    .map((cut) => cut - start)
    .filter((cut) => cut > 0 && cut < text.length)
    .sort((a, b) => a - b);
  return [0, ...inside].map((from, i) => text.slice(from, inside[i]));
}

function pieceAt(pieces: readonly Piece[], point: Point): Piece | null {
  return (
    pieces.find(
      ({ span }) =>
        comparePoints(startOf(span), point) <= 0 &&
        comparePoints(point, endOf(span)) < 0,
    ) ?? null
  );
}
