// Builds a step graph node by node: checks shapes, and applies the rules that look at one node at a time.
import { compacted, type Compacted } from "./compact.ts";
import {
  broadcast,
  elements,
  product,
  range,
  repeatedAxes,
  sameShape,
  at,
} from "./dims.ts";
import {
  StepError,
  type StateEntry,
  type StepGraph,
  type StepInput,
} from "./graph.ts";
import type {
  Attributes,
  BinaryFunction,
  Primitive,
  Ref,
  Shape,
  Slide,
  StepNode,
  StepType,
  UnaryFunction,
} from "./primitives.ts";
import { signature } from "./rules/commonSubexpressions.ts";
import { needed } from "./rules/deadCode.ts";
import type { Emitter } from "./rules/emission.ts";
import { everyRule, type Rules } from "./rules/rule.ts";
import { inferTensor, type Derived } from "./shapes.ts";
import { simplified } from "./simplify.ts";

/** Gradients of a node by earlier ones, said at once instead of through every node between. */
export interface Shortcut {
  /** Nodes through which the node depends on all that it depends on. */
  readonly inputs: readonly Ref[];
  readonly gradients: (
    gradient: Ref,
    needs: (input: number) => boolean,
  ) => readonly (Ref | null)[];
}

export class GraphBuilder implements Emitter {
  /** The rules that are on: all, if not said. */
  readonly rules: Rules;
  private readonly nodes: StepNode[] = [];
  private readonly known = new Map<string, Ref>();
  private readonly still = new Set<Ref>();
  private readonly shortcuts = new Map<Ref, Shortcut>();

  constructor({ rules = everyRule }: { readonly rules?: Rules } = {}) {
    this.rules = rules;
  }

  get size(): number {
    return this.nodes.length;
  }
  node(ref: Ref): StepNode {
    return at(this.nodes, ref);
  }
  shape(ref: Ref): Shape {
    return this.node(ref).shape;
  }

  /** Adds a node, or returns one that is as good. */
  emit<P extends Primitive>(
    primitive: P,
    attributes: Attributes[P],
    inputs: readonly Ref[],
  ): Ref {
    const better = simplified(this, primitive, attributes, inputs);
    if (better !== null) return better;
    const tensors = inputs.map((ref) => this.node(ref));
    const { shape, type } = inferTensor(
      primitive as Derived,
      tensors,
      attributes,
    );
    return this.push({
      primitive,
      attributes,
      inputs,
      shape,
      type,
    } as StepNode);
  }

  /** Adds a node of its own through which no gradient flows, such as the maximum that keeps a softmax from overflowing. */
  detached<P extends Derived>(
    primitive: P,
    attributes: Attributes[P],
    inputs: readonly Ref[],
  ): Ref {
    const tensors = inputs.map((ref) => this.node(ref));
    const { shape, type } = inferTensor(primitive, tensors, attributes);
    const node = { primitive, attributes, inputs, shape, type } as StepNode;
    const ref = this.push(node, "detached");
    this.still.add(ref);
    return ref;
  }
  isDetached(ref: Ref): boolean {
    return this.still.has(ref);
  }

  /** Lets the gradient that reaches a node pass over those before it. */
  shortcut(ref: Ref, shortcut: Shortcut): void {
    this.shortcuts.set(ref, shortcut);
  }
  shortcutAt(ref: Ref): Shortcut | null {
    return this.shortcuts.get(ref) ?? null;
  }

  /** Inputs are one node each, whatever the rules: they are fed by name. */
  private push(node: StepNode, apart = ""): Ref {
    const { primitive, attributes, inputs, shape, type } = node;
    const key = signature(node) + apart;
    const shared =
      primitive === "input" || this.rules.has("commonSubexpressions");
    const before = this.known.get(key);
    if (shared && before !== undefined) return before;
    this.known.set(key, this.nodes.length);
    return (
      this.nodes.push({
        primitive,
        attributes,
        inputs,
        shape,
        type,
      } as StepNode) - 1
    );
  }

  input(name: string, shape: Shape, type: StepType = "float32"): Ref {
    return this.push({
      primitive: "input",
      attributes: { name },
      inputs: [],
      shape,
      type,
    });
  }
  constant(
    values: readonly number[],
    shape: readonly number[],
    type: StepType = "float32",
  ): Ref {
    if (elements(shape).coefficient !== values.length)
      throw new StepError(
        `constant: Expected ${elements(shape).coefficient} values. Received ${values.length}.`,
      );
    return this.push({
      primitive: "constant",
      attributes: { values },
      inputs: [],
      shape,
      type,
    });
  }
  scalar(value: number): Ref {
    return this.constant([value], []);
  }
  extent(dims: Shape): Ref {
    const { coefficient, batchPower } = elements(dims);
    return batchPower === 0
      ? this.scalar(coefficient)
      : this.emit("extent", { dims }, []);
  }

  unary(fn: UnaryFunction, x: Ref): Ref {
    return this.emit("unary", { fn }, [x]);
  }
  binary(fn: BinaryFunction, a: Ref, b: Ref): Ref {
    return this.emit("binary", { fn }, [a, b]);
  }
  add(a: Ref, b: Ref): Ref {
    return this.binary("add", a, b);
  }
  sub(a: Ref, b: Ref): Ref {
    return this.binary("sub", a, b);
  }
  mul(a: Ref, b: Ref): Ref {
    return this.binary("mul", a, b);
  }
  div(a: Ref, b: Ref): Ref {
    return this.binary("div", a, b);
  }
  /** A reference and a plain number, so called because a reference is a number too. */
  withNumber(fn: BinaryFunction, x: Ref, number: number): Ref {
    return this.binary(fn, x, this.scalar(number));
  }
  times(x: Ref, number: number): Ref {
    return this.withNumber("mul", x, number);
  }
  plus(x: Ref, number: number): Ref {
    return this.withNumber("add", x, number);
  }
  /** number − x. */
  from(number: number, x: Ref): Ref {
    return this.sub(this.scalar(number), x);
  }
  neg(x: Ref): Ref {
    return this.unary("neg", x);
  }
  addAll(refs: readonly Ref[]): Ref {
    return refs.slice(1).reduce((sum, ref) => this.add(sum, ref), at(refs, 0));
  }

  /** a where the condition holds, b elsewhere, broadcast to one shape. */
  select(condition: Ref, a: Ref, b: Ref): Ref {
    const shape = [condition, a, b]
      .map((ref) => this.shape(ref))
      .reduce(broadcast);
    return this.emit(
      "select",
      {},
      [condition, a, b].map((ref) => this.broadcastTo(ref, shape)),
    );
  }
  matmul(a: Ref, b: Ref, transposeA = false, transposeB = false): Ref {
    return this.emit("matmul", { transposeA, transposeB }, [a, b]);
  }

  /** A convolution of any stride and dilation: both at once is done by keeping every stride-th place. */
  conv2d(image: Ref, kernel: Ref, options: Attributes["conv2d"]): Ref {
    const { strides, dilation } = options;
    if (Math.max(...strides) === 1 || Math.max(...dilation) === 1)
      return this.emit("conv2d", options, [image, kernel]);
    const dense = this.emit("conv2d", { ...options, strides: [1, 1] }, [
      image,
      kernel,
    ]);
    return this.every(dense, [1, ...strides, 1]);
  }
  maxPool(
    image: Ref,
    options: Slide & { readonly size: readonly [number, number] },
  ): Ref {
    return this.emit("maxPool", options, [image]);
  }

  pad(
    x: Ref,
    before: readonly number[],
    after: readonly number[],
    value = 0,
  ): Ref {
    return this.emit("pad", { before, after, value }, [x]);
  }
  slice(
    x: Ref,
    start: readonly number[],
    size: Shape,
    stride: readonly number[] = start.map(() => 1),
  ): Ref {
    return this.emit("slice", { start, size, stride }, [x]);
  }
  /** The part of one axis from `start`, `count` long. */
  part(x: Ref, axis: number, start: number, count: number, stride = 1): Ref {
    const shape = this.shape(x);
    const one = <T>(value: T, other: (i: number) => T): T[] =>
      range(shape.length).map((i) => (i === axis ? value : other(i)));
    return this.slice(
      x,
      one(start, () => 0),
      one<Shape[number]>(count, (i) => at(shape, i)),
      one(stride, () => 1),
    );
  }
  /** Every n-th element per axis, from the first. */
  every(x: Ref, strides: readonly number[]): Ref {
    const size = this.shape(x).map((dim, axis) =>
      typeof dim === "number" ? Math.ceil(dim / (strides[axis] ?? 1)) : dim,
    );
    return this.slice(
      x,
      size.map(() => 0),
      size,
      strides,
    );
  }
  dilate(x: Ref, factors: readonly number[]): Ref {
    return this.emit("dilate", { factors }, [x]);
  }
  concat(refs: readonly Ref[], axis: number): Ref {
    return this.emit("concat", { axis }, refs);
  }
  reshape(x: Ref, shape: Shape): Ref {
    return this.emit("reshape", { shape }, [x]);
  }
  transpose(x: Ref, axes: readonly number[]): Ref {
    return this.emit("transpose", { axes }, [x]);
  }
  broadcastTo(x: Ref, shape: Shape): Ref {
    return this.emit("broadcastTo", { shape }, [x]);
  }
  flip(x: Ref, axes: readonly number[]): Ref {
    return axes.length === 0 ? x : this.emit("flip", { axes }, [x]);
  }
  cast(x: Ref, to: StepType): Ref {
    return this.emit("cast", { to }, [x]);
  }

  sum(
    x: Ref,
    axes: readonly number[] = range(this.shape(x).length),
    keepDims = false,
  ): Ref {
    return this.emit("reduceSum", { axes, keepDims }, [x]);
  }
  max(x: Ref, axes: readonly number[], keepDims = false): Ref {
    return this.emit("reduceMax", { axes, keepDims }, [x]);
  }
  mean(
    x: Ref,
    axes: readonly number[] = range(this.shape(x).length),
    keepDims = false,
  ): Ref {
    const counted = axes.map((axis) => at(this.shape(x), axis));
    const sum = this.sum(x, axes, keepDims);
    const { coefficient, batchPower } = elements(counted);
    return batchPower === 0
      ? this.times(sum, 1 / coefficient)
      : this.binary("div", sum, this.extent(counted));
  }
  /** Undoes broadcasting: sums over the axes along which something of this shape was repeated. */
  sumTo(x: Ref, shape: Shape): Ref {
    if (sameShape(this.shape(x), shape)) return x;
    return this.reshape(this.sum(x, repeatedAxes(shape, this.shape(x))), shape);
  }
  /** Joins axes `start` to `end` (inclusive). */
  join(x: Ref, start: number, end: number): Ref {
    const shape = this.shape(x);
    return this.reshape(x, [
      ...shape.slice(0, start),
      product(shape.slice(start, end + 1)),
      ...shape.slice(end + 1),
    ]);
  }

  /** The value of one node of a scan's body at every step, which the scan gives out from now on. */
  scanOutput(scan: Ref, of: Ref): Ref {
    const node = this.node(scan);
    if (node.primitive !== "scan")
      throw new StepError(
        `scanOutput: Expected a scan. Received ${node.primitive}.`,
      );
    const { body } = node.attributes;
    if (!body.outputs.includes(of))
      this.nodes[scan] = {
        ...node,
        attributes: {
          ...node.attributes,
          body: { ...body, outputs: [...body.outputs, of] },
        },
      };
    const known = body.outputs.indexOf(of);
    const place = known < 0 ? body.outputs.length : known;
    return this.emit("scanResult", { index: body.states.length + place }, [
      scan,
    ]);
  }

  /** The graph; without what neither outputs nor the state use, where dead code is left out. */
  finish(
    inputs: readonly StepInput[],
    state: readonly StateEntry[],
    outputs: Readonly<Record<string, Ref>>,
  ): StepGraph {
    const { nodes, moved, place } = this.compacted([
      ...Object.values(outputs),
      ...state.flatMap(({ input, next }) => [input, next]),
    ]);
    return {
      nodes,
      inputs: inputs
        .filter(({ ref }) => place.has(ref))
        .map((input) => ({ ...input, ref: moved(input.ref) })),
      state: state.map((entry) => ({
        ...entry,
        input: moved(entry.input),
        next: moved(entry.next),
      })),
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, ref]) => [name, moved(ref)]),
      ),
    };
  }

  /** The nodes that these need, or all where dead code is kept. */
  compacted(from: readonly Ref[]): Compacted {
    const used = this.rules.has("deadCode")
      ? needed(this.nodes, from)
      : range(this.nodes.length);
    return compacted(this.nodes, used);
  }
}
