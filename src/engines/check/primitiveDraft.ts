// A primitive's case under construction: a step graph, the numbers fed to it, and how exact its answer can be.
import { GraphBuilder } from "../step/builder.ts";
import type { StepGraph } from "../step/graph.ts";
import type { Primitive, Ref, Shape, StepType } from "../step/primitives.ts";

export interface PrimitiveCase {
  readonly name: string;
  readonly primitive: Primitive;
  readonly graph: StepGraph;
  /** By input name, for a batch of two. */
  readonly feed: Readonly<Record<string, Float32Array | Int32Array>>;
  /** How many products one number of the result sums up. */
  readonly terms: number;
}

export const caseBatch = 2;

/** A case under construction: a graph and the numbers that are fed to it. */
export class Draft {
  readonly graph = new GraphBuilder();
  readonly feed: Record<string, Float32Array | Int32Array> = {};

  /** An input of numbers round 0 that single precision holds exactly; `positive` keeps them above 0. */
  numbers(shape: Shape, positive = false): Ref {
    const size = sizeOf(shape);
    const values = Float32Array.from({ length: size }, (_, i) => {
      const value = (((i + this.graph.size) * 37) % 64) / 16 - 2;
      return positive ? Math.abs(value) + 0.25 : value;
    });
    return this.fed(shape, values, "float32");
  }
  indices(shape: Shape, limit: number): Ref {
    const values = Int32Array.from(
      { length: sizeOf(shape) },
      (_, i) => (i * 7 + 3) % limit,
    );
    return this.fed(shape, values, "int32");
  }
  fed(shape: Shape, values: Float32Array | Int32Array, type: StepType): Ref {
    const name = `in${Object.keys(this.feed).length}`;
    this.feed[name] = values;
    return this.graph.input(name, shape, type);
  }
}

const sizeOf = (shape: Shape): number =>
  shape.reduce<number>(
    (all, dim) => all * (typeof dim === "number" ? dim : dim.batch * caseBatch),
    1,
  );

export type Build = (draft: Draft) => Ref;

export function caseOf(
  primitive: Primitive,
  detail: string,
  terms: number,
  build: Build,
): PrimitiveCase {
  const draft = new Draft();
  const output = build(draft);
  const graph = draft.graph.finish([], [], { output });
  const name = detail === "" ? primitive : `${primitive} ${detail}`;
  return { name, primitive, graph, feed: draft.feed, terms };
}
