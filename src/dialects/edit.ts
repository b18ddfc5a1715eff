// The smallest edit of a call that makes it say an option: an argument replaced, or added at its end.
import { roleKind, type Initializer, type Span } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import type { Draft, DraftNode } from "./draft.ts";
import { callSpan } from "./ghosts.ts";
import type { Context, Word } from "./phrase.ts";
import { parseSignature } from "./signature.ts";
import { atVersion } from "./version.ts";
import { printArgument } from "./words.ts";

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Edits of a column's cells after which its node (or `optimizer`) says `value` for `option`.
 * Null where the dialect has no word for it, or the call is not written in one place.
 */
export function writeOption(
  draft: Draft,
  cells: readonly string[],
  nodeId: string,
  option: string,
  value: unknown,
): Edit[] | null {
  // Arguments below are written as Python writes them; a config object has no such edit yet.
  if (draft.dialect.language !== "python") return null;
  const node =
    nodeId === "optimizer"
      ? draft.optimizer
      : draft.nodes.find((each) => each.id === nodeId);
  const span = node && callSpan(node);
  if (!node || !span) return null;
  if (option.endsWith(".initializer"))
    return writeInitializer(
      draft,
      node as DraftNode,
      span,
      cells,
      option.slice(0, -".initializer".length),
      value as Initializer,
    );
  const words = node.phrase.options as Words;
  const own = words[option]?.write(value, node.context);
  const written = own && { ...own, ...held(words, node.context, own) };
  return written
    ? editCall(
        cells,
        span,
        atVersion(node.phrase.signature, draft.version),
        written,
      )
    : null;
}

function writeInitializer(
  draft: Draft,
  node: DraftNode,
  span: Span,
  cells: readonly string[],
  role: string,
  value: Initializer,
): Edit[] | null {
  const weight = node.phrase.weights?.[role] ?? joinedOf(draft, node, role);
  const written = weight?.initializer.write(value, node.context);
  if (written)
    return editCall(
      cells,
      span,
      atVersion(node.phrase.signature, draft.version),
      written,
    );
  return weight
    ? lateInitializer(draft, span, cells, weight.parameter, value)
    : null;
}

/** The joined weight that holds the gates of one kind and nothing else: it starts as a whole. */
function joinedOf(
  draft: Draft,
  node: DraftNode,
  kind: string,
): {
  readonly parameter: string;
  readonly initializer: Word<Initializer>;
} | null {
  const found = (node.phrase.joined ?? []).find(
    ({ parameter, parts }) =>
      node.weights[parameter] !== undefined &&
      Object.keys(parts(node.context)).every((role) => roleKind(role) === kind),
  );
  const ref = found && node.weights[found.parameter];
  const name =
    ref === undefined ? undefined : draft.recording.parameters[ref]?.role;
  return found ? { ...found, parameter: name ?? found.parameter } : null;
}

type Words = Readonly<Record<string, Word<unknown> | undefined>>;

/** What follows from an argument by default must not change with it: strides that a new pool size would move are written out as they are. */
function held(
  words: Words,
  context: Context,
  written: Readonly<Record<string, Argument>>,
): Record<string, Argument> {
  const after: Context = {
    ...context,
    argument: (name) => written[name] ?? context.argument(name),
  };
  const kept = Object.values(words).map((word) => {
    if (
      word?.default.kind !== "derived" ||
      word.from.some((name) => context.stated(name) || name in written)
    )
      return {};
    const [before, now] = [
      word.default.value(context),
      word.default.value(after),
    ];
    return JSON.stringify(before) === JSON.stringify(now)
      ? {}
      : (word.write(before, context) ?? {});
  });
  return Object.assign({}, ...kept) as Record<string, Argument>;
}

/** A statement after the assignment that defines the layer: `nn.init.xavier_uniform_(self.conv1.weight)`. */
function lateInitializer(
  draft: Draft,
  span: Span,
  cells: readonly string[],
  parameter: string,
  value: Initializer,
): Edit[] | null {
  const lines = (cells[span.cell] ?? "").split("\n");
  const target = /^(\s*)([A-Za-z_][\w.]*)\s*=\s*$/.exec(
    (lines[span.startLine - 1] ?? "").slice(0, span.startColumn),
  );
  const rest = (lines[span.endLine - 1] ?? "").slice(span.endColumn);
  if (!target || rest.trim() !== "") return null;
  for (const phrase of draft.dialect.initializers) {
    const call = phrase.write(value);
    if (!call) continue;
    const values = Object.values(call.arguments).map(printArgument);
    const named = Object.entries(call.arguments).map(
      ([name, each]) => `${name}=${printArgument(each)}`,
    );
    const text = `\n${target[1] ?? ""}${call.path}(${[`${target[2] ?? ""}.${parameter}`, ...(values.length === 1 ? values : named)].join(", ")})`;
    return [{ span: pointAfter(span, rest.length), text }];
  }
  return null;
}

const pointAfter = (span: Span, extra: number): Span => ({
  cell: span.cell,
  startLine: span.endLine,
  startColumn: span.endColumn + extra,
  endLine: span.endLine,
  endColumn: span.endColumn + extra,
});

/** Edits so that the call at `span` passes these arguments. */
export function editCall(
  cells: readonly string[],
  span: Span,
  signature: string,
  written: Readonly<Record<string, Argument>>,
): Edit[] | null {
  const source = cells[span.cell] ?? "";
  const call = argumentsOf(source, span);
  if (!call) return null;
  const positional = parseSignature(signature).filter(
    (each) => each.kind === "positional",
  );
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const [name, value] of Object.entries(written)) {
    const text = printArgument(value);
    const index = positional.findIndex((each) => each.name === name);
    const present = call.arguments.find(
      (each, i) => each.name === name || (each.name === null && i === index),
    );
    if (!present) added.push(`${name}=${text}`);
    else if (present.text !== text)
      edits.push({
        span: spanOf(source, span.cell, present.valueStart, present.end),
        text,
      });
  }
  if (added.length > 0) {
    const at = call.insertAt;
    edits.push({
      span: spanOf(source, span.cell, at, at),
      text: `${call.arguments.length > 0 ? ", " : ""}${added.join(", ")}`,
    });
  }
  return edits;
}

interface WrittenArgument {
  readonly name: string | null;
  readonly text: string;
  readonly valueStart: number;
  readonly end: number;
}

/** The arguments written between the brackets that end the range; null when the range is no plain call. */
export function argumentsOf(
  source: string,
  span: Span,
): { arguments: WrittenArgument[]; insertAt: number } | null {
  const end = offsetOf(source, span.endLine, span.endColumn) - 1;
  if (source[end] !== ")") return null;
  const scan = scanCall(
    source,
    offsetOf(source, span.startLine, span.startColumn),
    end,
  );
  if (!scan) return null;
  const written = scan.pieces.flatMap(([from, to]): WrittenArgument[] => {
    const raw = source.slice(from, to);
    if (raw.trim() === "") return [];
    const start = from + raw.length - raw.trimStart().length;
    const stop = from + raw.trimEnd().length;
    const name = /^([A-Za-z_]\w*)\s*=(?!=)\s*/.exec(source.slice(start, stop));
    const valueStart = start + (name?.[0].length ?? 0);
    return [
      {
        name: name?.[1] ?? null,
        text: source.slice(valueStart, stop),
        valueStart,
        end: stop,
      },
    ];
  });
  return { arguments: written, insertAt: written.at(-1)?.end ?? scan.open + 1 };
}

/** Walks a call's text: where its last bracket opens, and the pieces between its top-level commas. Strings and comments are skipped. */
function scanCall(
  source: string,
  start: number,
  end: number,
): { open: number; pieces: [number, number][] } | null {
  const opens: number[] = [];
  const commas = new Map<number, number[]>();
  for (let i = start; i < end; i++) {
    const char = source[i] ?? "";
    if (char === "#")
      i = Math.min(
        end,
        source.indexOf("\n", i) < 0 ? end : source.indexOf("\n", i),
      );
    else if (char === "'" || char === '"') i = endOfString(source, i, char);
    else if ("([{".includes(char)) opens.push(i);
    else if (")]}".includes(char)) opens.pop();
    else if (char === "," && opens.length === 1)
      commas.set(opens[0] ?? 0, [...(commas.get(opens[0] ?? 0) ?? []), i]);
  }
  const open = opens.length === 1 ? opens[0] : undefined;
  if (open === undefined) return null;
  const cuts = commas.get(open) ?? [];
  return {
    open,
    pieces: [open, ...cuts].map((from, i) => [from + 1, cuts[i] ?? end]),
  };
}

function endOfString(source: string, start: number, quote: string): number {
  const triple = source.startsWith(quote.repeat(3), start);
  const mark = triple ? quote.repeat(3) : quote;
  for (let i = start + mark.length; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source.startsWith(mark, i)) return i + mark.length - 1;
  }
  return source.length;
}

function offsetOf(source: string, line: number, column: number): number {
  let offset = 0;
  for (let i = 1; i < line; i++) offset = source.indexOf("\n", offset) + 1;
  return offset + column;
}

function spanOf(
  source: string,
  cell: number,
  start: number,
  end: number,
): Span {
  const place = (offset: number) => {
    const before = source.slice(0, offset);
    return {
      line: before.split("\n").length,
      column: offset - (before.lastIndexOf("\n") + 1),
    };
  };
  const [from, to] = [place(start), place(end)];
  return {
    cell,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
