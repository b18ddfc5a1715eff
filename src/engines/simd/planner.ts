// A plan under construction: buffers, views of what was computed, and the calls that compute it.
import { concreteShape } from "../../ir/shape.ts";
import { EngineError } from "../engine.ts";
import type { StepGraph } from "../step/graph.ts";
import type { Ref, StepNode } from "../step/primitives.ts";
import type { Operation } from "./codes.ts";
import type { Argument, Buffer, Call, Place } from "./program.ts";
import {
  count,
  isContiguous,
  joinAxes,
  rowMajor,
  wholeOf,
  type View,
} from "./view.ts";

export interface PlanOptions {
  readonly batchSize: number;
  readonly threads: number;
  /** The view of something that the plan finds in memory: a state entry; null for what is fed. */
  readonly held: (name: string) => Buffer | null;
  /** Memory for good with these numbers in it. */
  readonly constant: (values: readonly number[], integers: boolean) => Buffer;
  /** Where kernels report an index outside its table. */
  readonly report: Buffer;
}

export const placeOf = ({ buffer, offset }: View): Place => ({
  buffer,
  offset,
});

export class Planner {
  readonly calls: Call[] = [];
  readonly views = new Map<Ref, View>();
  /** Buffers that are filled before the program runs. */
  readonly fed = new Map<string, Buffer>();

  constructor(
    readonly graph: StepGraph,
    readonly options: PlanOptions,
  ) {}

  node(ref: Ref): StepNode {
    return this.graph.nodes[ref] as StepNode;
  }

  shape(ref: Ref): number[] {
    return concreteShape(this.node(ref).shape, this.options.batchSize);
  }

  view(ref: Ref): View {
    const view = this.views.get(ref);
    if (!view)
      throw new EngineError(
        `simd: Expected node ${ref} (${this.node(ref).primitive}) to be computed before it is used.`,
      );
    return view;
  }

  /** Memory for some numbers, for as long as calls mention it. */
  temporary(numbers: number): Buffer {
    return { bytes: Math.max(1, numbers) * 4, address: null };
  }

  /** Memory for a node's result, known as its view from now on. */
  result(ref: Ref): Place {
    const shape = this.shape(ref);
    const view = wholeOf(this.temporary(count(shape)), shape);
    this.views.set(ref, view);
    return placeOf(view);
  }

  call(operation: Operation, args: readonly Argument[]): void {
    this.calls.push({ operation, args });
  }

  /** A view of the same elements side by side. */
  contiguous(view: View): View {
    if (isContiguous(view)) return { ...view, strides: rowMajor(view.shape) };
    const whole = wholeOf(this.temporary(count(view.shape)), view.shape);
    this.move(view, whole);
    return whole;
  }

  /** The place of a node's elements side by side. */
  dense(ref: Ref): Place {
    return placeOf(this.contiguous(this.view(ref)));
  }

  fill(view: View, value: number): void {
    const bits = new Int32Array(Float32Array.of(value).buffer)[0] as number;
    this.call("fill", [placeOf(view), count(view.shape), bits]);
  }

  /** Copies elements from one view to another of the same shape. */
  move(from: View, to: View): void {
    const { shape, strides } = joinAxes(from.shape, [from.strides, to.strides]);
    const axes = shape.flatMap((n, axis) => [
      n,
      4 * (strides[0]?.[axis] ?? 0),
      4 * (strides[1]?.[axis] ?? 0),
    ]);
    if (count(from.shape) > 0)
      this.call("move", [placeOf(from), placeOf(to), shape.length, ...axes]);
  }
}
