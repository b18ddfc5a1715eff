// Images made larger or smaller at their right and lower border.
import type { GraphBuilder } from "./builder.ts";
import { dimAt, sizeAt } from "./dims.ts";
import type { Ref } from "./primitives.ts";

/** An N,H,W,C image cut or padded to this height and width. */
export function fit(
  graph: GraphBuilder,
  image: Ref,
  height: number,
  width: number,
  value: number,
): Ref {
  const shape = graph.shape(image);
  const [h, w] = [sizeAt(shape, 1), sizeAt(shape, 2)];
  const cut = graph.slice(
    image,
    [0, 0, 0, 0],
    [dimAt(shape, 0), Math.min(h, height), Math.min(w, width), dimAt(shape, 3)],
  );
  const missing = [0, Math.max(height - h, 0), Math.max(width - w, 0), 0];
  return graph.pad(cut, [0, 0, 0, 0], missing, value);
}
