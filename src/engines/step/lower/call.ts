// What the lowering of one op is given and gives back.
import type { NodeFor } from "../../../ir/model.ts";
import type { OpName, OptionsOf } from "../../../ir/ops/index.ts";
import type { Layout } from "../../../ir/shape.ts";
import type { GraphBuilder } from "../builder.ts";
import { range } from "../dims.ts";
import type { Storage } from "../graph.ts";
import {
  inThisOrder,
  type Lowered,
  type Lowering,
  type Mode,
  type Placed,
} from "../lowering.ts";
import type { Ref, Shape } from "../primitives.ts";

export interface Call<Name extends OpName> {
  readonly graph: GraphBuilder;
  readonly lowering: Lowering;
  readonly mode: Mode;
  readonly node: NodeFor<Name>;
  readonly options: OptionsOf<Name>;
  readonly inputs: readonly [Lowered, ...Lowered[]];
  /** The shape that the op's shape rule gives its first output. */
  readonly output: Shape;
  /** The weight in this role, stored like this (as the neutral form is, if not said). */
  readonly parameter: (role: string, storage?: Storage) => Ref;
  readonly has: (role: string) => boolean;
}

/** An op in primitives: its one output, or all of several. */
export type Lower<Name extends OpName> = (
  call: Call<Name>,
) => Placed | readonly Placed[];

/** Order of an image's axes with the channels last, whatever the model's layout. */
export function channelsLast(layout: Layout, rank: number): number[] {
  return layout === "channelsLast"
    ? range(rank)
    : [0, ...range(rank - 2).map((axis) => axis + 2), 1];
}

/** The image with its channels last, and how to give an image back. */
export function asImage(
  graph: GraphBuilder,
  input: Lowered,
  layout: Layout,
): { ref: Ref; placed: (ref: Ref) => Placed } {
  const order = channelsLast(layout, input.shape.length);
  return {
    ref: inThisOrder(graph, input, order),
    placed: (ref) => ({ ref, order }),
  };
}

/** A tensor whose axes are some of a value's, made to broadcast against that value: its axes are the value's `axes`, ascending. */
export function spreadOver(
  graph: GraphBuilder,
  ref: Ref,
  axes: readonly number[],
  value: Placed,
): Ref {
  const sizes = graph.shape(ref);
  const wide: Shape = range(value.order.length).map(
    (axis) => sizes[axes.indexOf(axis)] ?? 1,
  );
  return graph.transpose(graph.reshape(ref, wide), value.order);
}
