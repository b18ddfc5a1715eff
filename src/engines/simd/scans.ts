// Scans written out: the body's nodes once for every step, their sequences sliced before and stacked after; what a plan has no notion of.
import type { StepGraph } from "../step/graph.ts";
import type {
  Ref,
  ScanBody,
  Shape,
  StepNode,
  StepNodeFor,
  StepType,
} from "../step/primitives.ts";

/** The same graph without scans. */
export function writtenOut(graph: StepGraph): StepGraph {
  if (!graph.nodes.some(({ primitive }) => primitive === "scan")) return graph;
  const copy = new Copy();
  const moved = copy.all(graph.nodes, new Map());
  const to = (ref: Ref): Ref => moved.get(ref) as Ref;
  return {
    nodes: copy.nodes,
    inputs: graph.inputs.map((input) => ({ ...input, ref: to(input.ref) })),
    state: graph.state.map((entry) => ({
      ...entry,
      input: to(entry.input),
      next: to(entry.next),
    })),
    outputs: Object.fromEntries(
      Object.entries(graph.outputs).map(([name, ref]) => [name, to(ref)]),
    ),
  };
}

class Copy {
  readonly nodes: StepNode[] = [];

  private push(node: StepNode): Ref {
    return this.nodes.push(node) - 1;
  }

  /** Copies nodes behind what is there; `known` are those that stand for others. Gives where each went. */
  all(
    nodes: readonly StepNode[],
    known: ReadonlyMap<Ref, Ref>,
  ): ReadonlyMap<Ref, Ref> {
    const moved = new Map(known);
    const scans = new Map<Ref, readonly Ref[]>();
    nodes.forEach((node, ref) => {
      if (moved.has(ref)) return;
      const inputs = node.inputs.map((input) => moved.get(input) as Ref);
      if (node.primitive === "scan") scans.set(ref, this.steps(node, inputs));
      else if (node.primitive === "scanResult") {
        const results = scans.get(node.inputs[0] as Ref);
        moved.set(ref, results?.[node.attributes.index] as Ref);
      } else moved.set(ref, this.push({ ...node, inputs }));
    });
    return moved;
  }

  /** The states after the last step, then every output of all steps, stacked. */
  private steps(node: StepNodeFor<"scan">, inputs: readonly Ref[]): Ref[] {
    const { steps, backward, sequences, body } = node.attributes;
    const carried = body.states.length;
    let states = inputs.slice(0, carried);
    const outputs: Ref[][] = body.outputs.map(() => []);
    for (let i = 0; i < steps; i++) {
      const step = backward ? steps - 1 - i : i;
      const fed = inputs.map((input, place) => {
        if (place < carried) return states[place] as Ref;
        return place < carried + sequences ? this.slice(input, step) : input;
      });
      const moved = this.body(body, fed);
      states = body.states.map((ref) => moved.get(ref) as Ref);
      body.outputs.forEach((ref, place) => {
        (outputs[place] as Ref[])[step] = moved.get(ref) as Ref;
      });
    }
    return [...states, ...outputs.map((values) => this.stack(values))];
  }

  private body(body: ScanBody, fed: readonly Ref[]): ReadonlyMap<Ref, Ref> {
    const known = new Map(body.inputs.map((ref, i) => [ref, fed[i] as Ref]));
    return this.all(body.nodes, known);
  }

  private reshape(ref: Ref, shape: Shape, type: StepType): Ref {
    const attributes = { shape };
    return this.push({
      primitive: "reshape",
      attributes,
      inputs: [ref],
      shape,
      type,
    });
  }

  private slice(sequence: Ref, step: number): Ref {
    const { shape, type } = this.nodes[sequence] as StepNode;
    const inner = shape.slice(1);
    const size = [1, ...inner];
    const slice = this.push({
      primitive: "slice",
      attributes: {
        start: [step, ...inner.map(() => 0)],
        size,
        stride: size.map(() => 1),
      },
      inputs: [sequence],
      shape: size,
      type,
    });
    return this.reshape(slice, inner, type);
  }

  private stack(values: readonly Ref[]): Ref {
    const { shape, type } = this.nodes[values[0] as Ref] as StepNode;
    const rows = values.map((ref) => this.reshape(ref, [1, ...shape], type));
    return this.push({
      primitive: "concat",
      attributes: { axis: 0 },
      inputs: rows,
      shape: [values.length, ...shape],
      type,
    });
  }
}
