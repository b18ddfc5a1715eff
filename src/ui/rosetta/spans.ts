// Ranges: from the neutral language's spans (columns from 0) to Monaco's (columns from 1), and what lies where.
import type { Span } from "../../ir/index.ts";

/** A place in one cell: line from 1, column in UTF-16 units from 0. */
export interface Point {
  readonly cell: number;
  readonly line: number;
  readonly column: number;
}

export interface EditorRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

export function toRange(span: Span): EditorRange {
  return {
    startLineNumber: span.startLine,
    startColumn: span.startColumn + 1,
    endLineNumber: span.endLine,
    endColumn: span.endColumn + 1,
  };
}

export function toPoint(
  cell: number,
  position: { readonly lineNumber: number; readonly column: number },
): Point {
  return { cell, line: position.lineNumber, column: position.column - 1 };
}

export const startOf = (span: Span): Point => ({
  cell: span.cell,
  line: span.startLine,
  column: span.startColumn,
});
export const endOf = (span: Span): Point => ({
  cell: span.cell,
  line: span.endLine,
  column: span.endColumn,
});

/** Negative when `a` stands before `b`. */
export function comparePoints(a: Point, b: Point): number {
  return a.cell - b.cell || a.line - b.line || a.column - b.column;
}

export function contains(span: Span, point: Point): boolean {
  return (
    comparePoints(startOf(span), point) <= 0 &&
    comparePoints(point, endOf(span)) <= 0
  );
}

/** Whether `inner` lies wholly in `outer`. */
export function encloses(outer: Span, inner: Span): boolean {
  return contains(outer, startOf(inner)) && contains(outer, endOf(inner));
}

export function sameSpan(a: Span, b: Span): boolean {
  return spanKey(a) === spanKey(b);
}

export function spanKey(span: Span): string {
  return `${span.cell}:${span.startLine}:${span.startColumn}-${span.endLine}:${span.endColumn}`;
}

/** The text in the dialect's eye: `line 13`, or `lines 13–15`. */
export function lineText(span: Span): string {
  return span.startLine === span.endLine
    ? `line ${span.startLine}`
    : `lines ${span.startLine}–${span.endLine}`;
}
