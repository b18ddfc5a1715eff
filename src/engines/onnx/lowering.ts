// What an op's export sees: the builder, its inputs and weights by name, and their shapes.
import type { Node } from "../../ir/model.ts";
import type { OpName, OptionsOf } from "../../ir/ops/index.ts";
import { axesOf, staticDim, type Layout, type Shape } from "../../ir/shape.ts";
import type { Weight } from "../../ir/weights.ts";
import { EngineError } from "../engine.ts";
import type { Name, OnnxBuilder } from "./builder.ts";

export interface Spot {
  readonly b: OnnxBuilder;
  readonly node: Pick<Node, "op" | "name" | "call">;
  readonly inputs: readonly { readonly name: Name; readonly shape: Shape }[];
  has(role: string): boolean;
  /** A weight by its role; an error where it is missing. */
  weight(role: string): Weight;
}
export interface Site<Op extends OpName> extends Spot {
  readonly options: OptionsOf<Op>;
}
/** Gives the node's one output, or all of several. */
export type Export<Op extends OpName> = (
  site: Site<Op>,
) => Name | readonly Name[];

export function input(site: Spot, index = 0): { name: Name; shape: Shape } {
  const found = site.inputs[index];
  if (!found)
    throw new EngineError(
      `onnx: Expected ${site.node.op} to have an input ${index}. Received ${site.inputs.length} inputs.`,
    );
  return found;
}

/** An op that has no ONNX form, named with the reason. */
export function noExport(site: Spot, why: string): never {
  throw new EngineError(
    `onnx: Expected an op that ONNX can say. Received ${site.node.op} (${site.node.call}${site.node.name ? `, ${site.node.name}` : ""}): ${why}`,
  );
}

/** A weight as a constant, reshaped so that it broadcasts along the given axes of a tensor of this rank. */
export function along(
  site: Spot,
  role: string,
  axes: readonly number[],
  rank: number,
): Name {
  const { data, shape } = site.weight(role);
  const dims = Array.from({ length: rank }, (_, axis) =>
    axes.includes(axis) ? (shape[axes.indexOf(axis)] ?? 1) : 1,
  );
  return site.b.floats(data, dims);
}

/** ONNX knows channels first only: transposes before and after where the model has them last. */
export function channelsFirst(
  { b }: Spot,
  x: { name: Name; shape: Shape },
  layout: Layout,
  work: (name: Name, spatial: readonly number[]) => Name,
): Name {
  const rank = x.shape.length;
  const { spatial } = axesOf(layout, rank);
  const sizes = spatial.map((axis) =>
    staticDim(x.shape[axis], "a spatial axis"),
  );
  if (layout === "channelsFirst") return work(x.name, sizes);
  const last = rank - 1;
  const inward = [0, last, ...spatial];
  const outward = [0, ...spatial.map((axis) => axis + 1), 1];
  return b.transpose(work(b.transpose(x.name, inward), sizes), outward);
}
