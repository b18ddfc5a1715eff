// The sum of the gradients that reached a node. Those of slices that tile it stand side by side instead of being added up, bordered by zeros.
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt } from "../dims.ts";
import type { Ref } from "../primitives.ts";

/** A gradient that is zero but for a stretch along one axis. */
interface Stretch {
  readonly inner: Ref;
  readonly axis: number;
  readonly start: number;
  readonly size: number;
}

export function total(graph: GraphBuilder, refs: readonly Ref[]): Ref {
  const stretches = refs.map((ref) => stretchOf(graph, ref));
  const [first] = stretches;
  const along = first?.axis;
  const tiles = stretches.filter((each) => each?.axis === along);
  const others = refs.filter((_, i) => stretches[i]?.axis !== along);
  const joined =
    along === undefined || tiles.length < 2
      ? null
      : tiled(graph, at(refs, 0), along, tiles as Stretch[]);
  return joined === null
    ? graph.addAll(refs)
    : graph.addAll([joined, ...others]);
}

function stretchOf(graph: GraphBuilder, ref: Ref): Stretch | null {
  const node = graph.node(ref);
  if (node.primitive !== "pad" || node.attributes.value !== 0) return null;
  const { before, after } = node.attributes;
  const axes = before.flatMap((n, axis) =>
    n > 0 || (after[axis] ?? 0) > 0 ? [axis] : [],
  );
  const inner = at(node.inputs, 0);
  const axis = axes[0];
  const size = axis === undefined ? null : dimAt(graph.shape(inner), axis);
  return axes.length === 1 && axis !== undefined && typeof size === "number"
    ? { inner, axis, start: before[axis] ?? 0, size }
    : null;
}

/** The stretches in a row; null where they overlap or leave gaps. */
function tiled(
  graph: GraphBuilder,
  whole: Ref,
  axis: number,
  stretches: readonly Stretch[],
): Ref | null {
  const row = stretches.toSorted((a, b) => a.start - b.start);
  let end = 0;
  for (const { start, size } of row) {
    if (start !== end) return null;
    end += size;
  }
  return end === dimAt(graph.shape(whole), axis)
    ? graph.concat(
        row.map(({ inner }) => inner),
        axis,
      )
    : null;
}
