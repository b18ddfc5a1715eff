// A scan under construction: its body is a graph of its own, into which states, slices of sequences and kept values are brought as they are needed.
import { GraphBuilder } from "./builder.ts";
import { at, range, sizeAt } from "./dims.ts";
import { StepError } from "./graph.ts";
import type { Ref, StepNode, ScanBody } from "./primitives.ts";

/** Where a step is built: a graph, and how a value from outside gets into it. */
export interface Place {
  readonly graph: GraphBuilder;
  readonly outer: GraphBuilder;
  /** The value of the outer graph, the same at every step, as the step sees it. */
  readonly kept: (outer: Ref) => Ref;
}

/** The outer graph itself as the place of a step: a step that is written out. */
export const unrolledPlace = (graph: GraphBuilder): Place => ({
  graph,
  outer: graph,
  kept: (value) => value,
});

/** What a finished scan gave, in the outer graph. */
export interface Scanned {
  readonly scan: Ref;
  /** The states after its last step. */
  readonly last: (state: number) => Ref;
  /** An output of the body of all steps, stacked. */
  readonly stacked: (output: number) => Ref;
}

export class ScanDraft implements Place {
  readonly graph: GraphBuilder;
  private readonly before: Ref[] = [];
  private readonly initial: Ref[] = [];
  private readonly slices = new Map<Ref, Ref>();
  private readonly keptValues = new Map<Ref, Ref>();

  constructor(
    readonly outer: GraphBuilder,
    private readonly options: {
      readonly steps: number;
      readonly backward: boolean;
    },
  ) {
    this.graph = new GraphBuilder({ rules: outer.rules });
  }

  private input(name: string, outer: Ref, axis: number): Ref {
    const { shape, type } = this.outer.node(outer);
    return this.graph.input(name, shape.slice(axis), type);
  }

  /** One more state: its value before the step. `initial` is its value before the first step, in the outer graph. */
  state(initial: Ref): Ref {
    const ref = this.input(`state${this.before.length}`, initial, 0);
    this.before.push(ref);
    this.initial.push(initial);
    return ref;
  }

  /** This step's slice of a sequence of the outer graph. */
  slice(sequence: Ref): Ref {
    const steps = sizeAt(this.outer.shape(sequence), 0);
    if (steps !== this.options.steps)
      throw new StepError(
        `scan: Expected a sequence of ${this.options.steps} steps. Received ${steps}.`,
      );
    const known =
      this.slices.get(sequence) ??
      this.input(`slice${this.slices.size}`, sequence, 1);
    this.slices.set(sequence, known);
    return known;
  }

  readonly kept = (value: Ref): Ref => {
    const node = this.outer.node(value);
    if (node.primitive === "constant" && node.shape.length === 0)
      return this.graph.constant(node.attributes.values, [], node.type);
    const known =
      this.keptValues.get(value) ??
      this.input(`kept${this.keptValues.size}`, value, 0);
    this.keptValues.set(value, known);
    return known;
  };

  /** Puts the scan into the outer graph. `states` are those after the step, in the order in which they were made; states and outputs are nodes of the body. It gives out those outputs that are asked for. */
  finish(states: readonly Ref[], outputs: readonly Ref[]): Scanned {
    const { outer } = this;
    const body = bodyOf(this.graph, {
      inputs: [
        ...this.before,
        ...this.slices.values(),
        ...this.keptValues.values(),
      ],
      states,
      outputs,
    });
    const scan = outer.emit(
      "scan",
      {
        ...this.options,
        sequences: this.slices.size,
        body: { ...body, outputs: [] },
      },
      [...this.initial, ...this.slices.keys(), ...this.keptValues.keys()],
    );
    return {
      scan,
      last: (index) => outer.emit("scanResult", { index }, [scan]),
      stacked: (output) => outer.scanOutput(scan, at(body.outputs, output)),
    };
  }
}

/** One step's slice of a sequence, without the axis of steps. */
export function stepOf(graph: GraphBuilder, sequence: Ref, step: number): Ref {
  const part = graph.part(sequence, 0, step, 1);
  return graph.reshape(part, graph.shape(part).slice(1));
}

/** Values of all steps, stacked along a new first axis. */
export const stack = (graph: GraphBuilder, values: readonly Ref[]): Ref =>
  graph.concat(
    values.map((ref) => graph.reshape(ref, [1, ...graph.shape(ref)])),
    0,
  );

/** A node made again on other inputs, perhaps in another graph. */
export function again(
  graph: GraphBuilder,
  node: StepNode,
  inputs: readonly Ref[],
): Ref {
  switch (node.primitive) {
    case "input":
      return graph.input(node.attributes.name, node.shape, node.type);
    case "constant":
      return graph.constant(
        node.attributes.values,
        node.shape as readonly number[],
        node.type,
      );
    default:
      return graph.emit(node.primitive, node.attributes, inputs);
  }
}

/** The nodes of a graph as the body of a scan, without those that neither states nor outputs use. */
function bodyOf(
  graph: GraphBuilder,
  { inputs, states, outputs }: Omit<ScanBody, "nodes">,
): ScanBody {
  if (range(graph.size).some((ref) => graph.isDetached(ref)))
    throw new StepError(
      "scan: Expected a body all of whose nodes pass gradients on. Received a detached one: make it outside the scan.",
    );
  const { nodes, moved } = graph.compacted([...inputs, ...states, ...outputs]);
  return {
    nodes,
    inputs: inputs.map(moved),
    states: states.map(moved),
    outputs: outputs.map(moved),
  };
}
