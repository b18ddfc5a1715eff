// Borders of other kinds than a constant: mirrored, repeated, wrapped round.
import type { PadOptions } from "../../../ir/ops/pad.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, sizeAt } from "../dims.ts";
import { StepError } from "../graph.ts";
import type { Ref } from "../primitives.ts";

type Mode = PadOptions["mode"];

/** A tensor with a border on some axes. */
export function bordered(
  graph: GraphBuilder,
  x: Ref,
  before: readonly number[],
  after: readonly number[],
  mode: Mode,
  value: number,
): Ref {
  if (mode === "constant") return graph.pad(x, before, after, value);
  return before.reduce(
    (padded, start, axis) =>
      axisBorder(graph, padded, axis, start, at(after, axis), mode),
    x,
  );
}

function axisBorder(
  graph: GraphBuilder,
  x: Ref,
  axis: number,
  before: number,
  after: number,
  mode: Exclude<Mode, "constant">,
): Ref {
  if (before === 0 && after === 0) return x;
  const n = sizeAt(graph.shape(x), axis);
  const part = (start: number, count: number): Ref =>
    graph.part(x, axis, start, count);
  const sides = (first: () => Ref, last: () => Ref): Ref =>
    graph.concat(
      [...(before > 0 ? [first()] : []), x, ...(after > 0 ? [last()] : [])],
      axis,
    );
  const most = { reflect: n - 1, circular: n, replicate: Infinity }[mode];
  if (Math.max(before, after) > most)
    throw new StepError(
      `Expected a ${mode} border of at most ${most}. Received ${before} and ${after} on axis ${axis}.`,
    );
  const repeat = (edge: Ref, count: number): Ref =>
    graph.broadcastTo(
      edge,
      graph.shape(edge).map((dim, i) => (i === axis ? count : dim)),
    );
  switch (mode) {
    case "reflect":
      return sides(
        () => graph.flip(part(1, before), [axis]),
        () => graph.flip(part(n - 1 - after, after), [axis]),
      );
    case "replicate":
      return sides(
        () => repeat(part(0, 1), before),
        () => repeat(part(n - 1, 1), after),
      );
    case "circular":
      return sides(
        () => part(n - before, before),
        () => part(0, after),
      );
    default:
      mode satisfies never;
      throw new StepError("Expected a known border.");
  }
}
