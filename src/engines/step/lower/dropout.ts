// Dropout: times a mask that the host draws.
import { axesOf } from "../../../ir/shape.ts";
import { at, range } from "../dims.ts";
import type { MaskLayout } from "../graph.ts";
import type { Lowered } from "../lowering.ts";
import type { Lower } from "./call.ts";

export const dropout: Lower<"dropout"> = ({
  graph,
  lowering,
  node,
  options,
  inputs: [input],
  mode,
}) => {
  const active =
    options.activeIn === "always" ||
    (options.activeIn === "training" && mode === "training");
  if (!active || options.dropRate === 0) return input;
  const shared = options.granularity === "channel" ? channelShared(input) : [];
  const shape = graph
    .shape(input.ref)
    .map((dim, i) => (shared.includes(at(input.order, i)) ? 1 : dim));
  const dropout = lowering.dropoutIds[node.id];
  const name = `mask:${dropout ?? node.id}`;
  const ref = graph.input(name, shape);
  lowering.inputs.push({
    kind: "mask",
    name,
    ref,
    dropout: dropout ?? node.id,
    node: node.id,
    dropRate: options.dropRate,
    layout: maskLayout(input, shared),
  });
  return { ref: graph.mul(input.ref, ref), order: input.order };
};

/** The axes along which a whole channel is dropped together: those canonically after the channels. */
function channelShared({ shape, atoms }: Lowered): number[] {
  const fallback = axesOf("channelsFirst", shape.length).spatial;
  const spatial = range(shape.length).filter((axis) =>
    at(atoms, axis).every(({ rank }) => rank > 1),
  );
  return atoms.every((group) => group.length === 1) ? spatial : fallback;
}

/** The mask's atoms as they lie in memory, and their canonical order. */
export function maskLayout(
  { order, atoms }: Pick<Lowered, "order" | "atoms">,
  shared: readonly number[],
): MaskLayout {
  const laid = order.flatMap((axis) =>
    shared.includes(axis)
      ? [{ dim: 1, rank: at(at(atoms, axis), 0).rank }]
      : at(atoms, axis),
  );
  const canonical = range(laid.length).sort(
    (a, b) => at(laid, a).rank - at(laid, b).rank || a - b,
  );
  return { atoms: laid.map(({ dim }) => dim), canonical };
}
