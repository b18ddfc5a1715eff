// What is known while a model becomes a step graph: its values so far, its weights, its inputs.
import type {
  Model,
  Node,
  Parameter,
  ParameterId,
  ValueId,
} from "../../ir/model.ts";
import { printShape, sameShape, type DType } from "../../ir/shape.ts";
import { GraphBuilder } from "./builder.ts";
import { freshAtoms, type Atoms } from "./canonical.ts";
import { at, range } from "./dims.ts";
import { usualGradients, type GradientOptions } from "./gradients.ts";
import {
  StepError,
  type ScalarFormula,
  type StateEntry,
  type StepInput,
  type Storage,
} from "./graph.ts";
import type { Ref, Shape, StepType } from "./primitives.ts";
import { everyRule, type Rules } from "./rules/rule.ts";
import { restored } from "./storage.ts";

/** A tensor of the graph that stands for a value of the model, its axes perhaps in another order: axis i holds the value's axis `order[i]`. */
export interface Placed {
  readonly ref: Ref;
  readonly order: readonly number[];
}
export interface Lowered extends Placed {
  /** In the dialect's own layout, as the model says it. */
  readonly shape: Shape;
  readonly atoms: Atoms;
}

const key = (value: unknown): string =>
  typeof value === "number" ? String(value) : JSON.stringify(value);

/** Which of the two behaviours of dropout and batch normalisation. */
export type Mode = "training" | "evaluation";

/** What may be said in more than one way, with the same numbers: which is fastest depends on the engine. */
export interface Forms extends GradientOptions {
  /** Recurrent layers: one node that runs a body step by step, or the nodes of every step. */
  readonly recurrence: "scan" | "unrolled";
}
export const usualForms: Forms = { ...usualGradients, recurrence: "scan" };

export const stepType = (dtype: DType): StepType =>
  dtype.startsWith("float") ? "float32" : "int32";

export class Lowering {
  readonly graph: GraphBuilder;
  readonly inputs: StepInput[] = [];
  private readonly values = new Map<ValueId, Lowered>();
  private readonly entries = new Map<ParameterId, StateEntry>();

  constructor(
    readonly model: Model,
    readonly mode: Mode,
    readonly dropoutIds: Readonly<Record<string, string>>,
    readonly forms: Forms = usualForms,
    private readonly probes: readonly ValueId[] = [],
    rules: Rules = everyRule,
  ) {
    this.graph = new GraphBuilder({ rules });
    model.inputs.forEach((id, index) => {
      this.feed(id, "examples", index);
    });
    model.targets.forEach((id, index) => {
      this.feed(id, "targets", index);
    });
  }

  private feed(id: ValueId, kind: "examples" | "targets", index: number): void {
    const value = this.model.values[id];
    if (!value)
      throw new StepError(`Expected the model to describe its input ${id}.`);
    const name =
      (kind === "examples" ? "x" : "y") +
      (index === 0 ? "" : String(index + 1));
    const ref = this.graph.input(name, value.shape, stepType(value.dtype));
    this.inputs.push({ kind, name, ref, index });
    const layout = this.model.data?.layout.value ?? null;
    this.values.set(id, {
      ref,
      order: range(value.shape.length),
      shape: value.shape,
      atoms: freshAtoms(value.shape, layout),
    });
  }

  value(id: ValueId): Lowered {
    const value = this.values.get(id);
    if (!value)
      throw new StepError(
        `Expected the value ${id} to be made before it is used.`,
      );
    return value;
  }
  knows(id: ValueId): boolean {
    return this.values.has(id);
  }
  /** How many read a tensor, by any value that it stands for: ops that are no such value themselves, the model's answers, and probes. */
  readers(ref: Ref): number {
    const { nodes, outputs } = this.model;
    const ids = [...this.values].flatMap(([id, value]) =>
      value.ref === ref ? [id] : [],
    );
    const reading = [...outputs, ...this.probes].filter((id) =>
      ids.includes(id),
    );
    const ops = nodes.filter(
      (node) =>
        node.inputs.some((id) => ids.includes(id)) &&
        !node.outputs.some((id) => ids.includes(id)),
    );
    return reading.length + ops.length;
  }
  /** Keeps a value, once its shape is what the model says. */
  keep(
    id: ValueId,
    placed: Placed,
    shape: Shape,
    atoms: Atoms,
    node: Node,
  ): void {
    const actual = placed.order.map((_, axis) =>
      at(this.graph.shape(placed.ref), placed.order.indexOf(axis)),
    );
    if (!sameShape(actual, shape))
      throw new StepError(
        `${node.call} (${node.op}): Expected shape ${printShape(shape)}. Received ${printShape(actual)} after lowering.`,
      );
    this.values.set(id, { ...placed, shape, atoms });
  }

  scalar(formula: ScalarFormula): Ref {
    const { kind, ...rest } = formula;
    const name = [kind, ...Object.values(rest).map(key)].join(":");
    const ref = this.graph.input(name, []);
    if (!this.inputs.some((input) => input.name === name))
      this.inputs.push({ kind: "scalar", name, ref, formula });
    return ref;
  }

  private described(id: ParameterId): Parameter {
    const parameter = this.model.parameters.find((each) => each.id === id);
    if (!parameter)
      throw new StepError(
        `Expected the model to describe the parameter ${id}.`,
      );
    return parameter;
  }
  /** A weight, stored as it is first asked for; another use that wants it otherwise rearranges it in the graph. */
  parameter(id: ParameterId, storage: Storage): Ref {
    const entry =
      this.entries.get(id) ?? this.register(this.described(id), storage);
    return restored(this.graph, entry.next, entry.storage, storage);
  }
  private register(parameter: Parameter, storage: Storage): StateEntry {
    const kind = parameter.state ? "statistic" : "weight";
    const name = `${kind}:${parameter.id}`;
    const input = this.graph.input(
      name,
      storage.axes.map((axis) => at(parameter.shape, axis)),
    );
    const entry: StateEntry = {
      name,
      kind,
      parameter: parameter.id,
      storage,
      initial: 0,
      input,
      next: input,
    };
    this.entries.set(parameter.id, entry);
    return entry;
  }
  /** A running statistic's value after this forward pass. */
  advance(id: ParameterId, next: Ref): void {
    const entry = this.entries.get(id);
    if (!entry)
      throw new StepError(
        `Expected the statistic ${id} to be used before it changes.`,
      );
    this.entries.set(id, { ...entry, next });
  }
  /** Weights and statistics used so far. */
  state(): StateEntry[] {
    return [...this.entries.values()];
  }
}

/** The tensor with its axes in the model's order. */
export function inOrder(graph: GraphBuilder, { ref, order }: Placed): Ref {
  return graph.transpose(
    ref,
    range(order.length).map((axis) => order.indexOf(axis)),
  );
}

/** The tensor with its axes in this order. */
export function inThisOrder(
  graph: GraphBuilder,
  placed: Placed,
  order: readonly number[],
): Ref {
  return graph.transpose(
    placed.ref,
    order.map((axis) => placed.order.indexOf(axis)),
  );
}

/** A tensor whose axes stand as the model says. */
export function plain(graph: GraphBuilder, ref: Ref): Placed {
  return { ref, order: range(graph.shape(ref).length) };
}
