// Emits the nodes of one step graph at one batch size: what every primitive's translation works with.
import type { StepType } from "../../step/primitives.ts";
import type { Name, OnnxBuilder } from "../builder.ts";
import { dataTypes } from "../proto.ts";
import {
  inOrder,
  movesNothing,
  orderWithLeading,
  physical,
  placeOf,
  type Laid,
} from "./laid.ts";

/** What the machine that runs the graph can do, and what is fast there. */
export interface Target {
  /** Matrix products that take transposed operands as they are (com.microsoft · FusedMatMul): else they are transposed first. */
  readonly transposedProducts: boolean;
  /** Images lie N,C,H,W, as ONNX's Conv wants them, and stay so between layers; else every convolution transposes there and back. */
  readonly channelsFirst: boolean;
  /** Scans are one node with a body (ONNX · Scan): else every step is written out. */
  readonly scans: boolean;
}

export class Emitter {
  /** How many numbers each node puts in another order. */
  readonly moves: number[] = [];
  private readonly moved = new Map<string, Laid>();

  constructor(
    readonly b: OnnxBuilder,
    readonly batchSize: number,
    readonly target: Target,
  ) {}

  /** A value whose numbers lie as its axes say. */
  plain(
    name: Name,
    shape: readonly number[],
    type: StepType = "float32",
  ): Laid {
    return { name, shape, order: inOrder(shape.length), type };
  }

  /** The value with its numbers in another order; moved at most once. */
  arranged(value: Laid, order: readonly number[]): Laid {
    if (order.every((axis, i) => axis === value.order[i])) return value;
    const key = `${value.name}:${value.order.join()}:${order.join()}`;
    const known = this.moved.get(key);
    if (known) return known;
    const { name, shape, type } = value;
    const result: Laid = {
      name: movesNothing(shape, value.order, order)
        ? this.reshaped(
            name,
            order.map((axis) => shape[axis] ?? 1),
          )
        : this.transposed(value, order),
      shape,
      order,
      type,
    };
    this.moved.set(key, result);
    return result;
  }

  private transposed(
    { name, shape, order }: Laid,
    to: readonly number[],
  ): Name {
    this.moves.push(shape.reduce((all, n) => all * n, 1));
    const perm = to.map((axis) => placeOf(order, axis));
    return this.b.op("Transpose", [name], { perm });
  }

  /** The value as its axes say. */
  settled(value: Laid): Laid {
    return this.arranged(value, inOrder(value.shape.length));
  }

  reshaped(name: Name, shape: readonly number[]): Name {
    return this.b.op("Reshape", [name, this.b.ints(shape)]);
  }

  /** The value with leading axes of size 1, up to a rank: nothing moves. */
  widened(value: Laid, rank: number): Laid {
    const missing = rank - value.shape.length;
    if (missing <= 0) return value;
    const wide = {
      ...value,
      shape: [...Array<number>(missing).fill(1), ...value.shape],
      order: orderWithLeading(value.order, missing),
    };
    return { ...wide, name: this.reshaped(value.name, physical(wide)) };
  }

  /** Booleans as the step graph's numbers, 0 and 1; the booleans stay at hand. */
  truth(condition: Name, like: Pick<Laid, "shape" | "order">): Laid {
    return {
      name: this.b.op("Cast", [condition], { to: dataTypes.float32 }),
      shape: like.shape,
      order: like.order,
      type: "float32",
      condition,
    };
  }
}
