// Edits to text that no editor holds at the moment: later ones first, so that earlier places stay true.
import type { Span } from "../../ir/index.ts";
import { comparePoints, startOf } from "./spans.ts";

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => comparePoints(startOf(b.span), startOf(a.span)))
    .reduce((text, { span, text: put }) => {
      const from = offsetAt(text, span.startLine, span.startColumn);
      const to = offsetAt(text, span.endLine, span.endColumn);
      return text.slice(0, from) + put + text.slice(to);
    }, source);
}

function offsetAt(source: string, line: number, column: number): number {
  const before = source.split("\n").slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, column);
}
