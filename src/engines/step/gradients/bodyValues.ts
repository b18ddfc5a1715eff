// The values of a differentiated body: at one step, inside the reversed scan; of all steps, in the graph around it.
import type { GraphBuilder } from "../builder.ts";
import { at } from "../dims.ts";
import { StepError } from "../graph.ts";
import type { Primitive, Ref } from "../primitives.ts";
import { again, ScanDraft, type Scanned } from "../scan.ts";
import type { Derived, ReachedScan } from "./scan.ts";

/** A value of the graph around the reversed scan, to be asked for once that scan is finished. */
export type Later = () => Ref;

/** Made again from what they move, instead of being given out by the first scan. */
const movements: readonly Primitive[] = [
  "slice",
  "reshape",
  "transpose",
  "broadcastTo",
  "flip",
  "cast",
];

/** References are those of the derived graph, if not said otherwise. */
export class BodyValues {
  /** The graph around the scans. */
  readonly outer: GraphBuilder;
  /** The body with its gradients. */
  readonly derived: GraphBuilder;
  readonly steps: number;
  private readonly draft: ScanDraft;
  private readonly states: readonly Ref[];
  private readonly outputs: Ref[] = [];
  private readonly sums: Ref[] = [];
  /** From a node to the body's node that it is. */
  private readonly origins = new Map<Ref, Ref>();
  private readonly known = new Map<Ref, Ref>();
  private readonly around = new Map<Ref, Ref>();
  private readonly still = new Map<Ref, boolean>();
  private scanned: Scanned | null = null;

  constructor(
    private readonly reached: ReachedScan,
    private readonly body: Derived,
  ) {
    const { graph, node, results } = reached;
    const { steps, backward } = node.attributes;
    this.outer = graph;
    this.derived = body.graph;
    this.steps = steps;
    this.draft = new ScanDraft(graph, { steps, backward: !backward });
    this.states = body.byStates.map((ref, i) =>
      this.draft.state(results.get(i) ?? this.zeros(ref)),
    );
    body.placed.forEach((ref, origin) => {
      if (!this.origins.has(ref)) this.origins.set(ref, origin);
    });
  }

  private zeros(like: Ref): Ref {
    return this.outer.broadcastTo(
      this.outer.scalar(0),
      this.derived.shape(like),
    );
  }

  /** Whether the value is the same at every step: it hangs on kept values and constants alone. */
  isKept(ref: Ref): boolean {
    const known = this.still.get(ref);
    if (known !== undefined) return known;
    const node = this.derived.node(ref);
    const kept =
      node.primitive === "input"
        ? this.sourceOf(ref)?.kind === "kept"
        : node.inputs.every((input) => this.isKept(input));
    this.still.set(ref, kept);
    return kept;
  }

  /** Where a value of the first scan's body comes from; null for what the gradients added. */
  private sourceOf(ref: Ref): Source | null {
    const origin = this.origins.get(ref);
    if (origin === undefined) return null;
    const { inputs, attributes } = this.reached.node;
    const { body, sequences } = attributes;
    const input = body.inputs.indexOf(origin);
    const states = body.states.length;
    if (input < states) return { kind: "given out", origin };
    const outer = at(inputs, input);
    return { kind: input < states + sequences ? "sequence" : "kept", outer };
  }

  /** The value of a node of the first scan's body at all steps. */
  private givenOut(origin: Ref): Ref {
    return this.outer.scanOutput(this.reached.scan, origin);
  }

  /** The value at this step, as a node of the reversed scan's body. */
  inside(ref: Ref): Ref {
    const known = this.known.get(ref) ?? this.madeInside(ref);
    this.known.set(ref, known);
    return known;
  }
  private madeInside(ref: Ref): Ref {
    const state = this.body.byStates.indexOf(ref);
    if (state >= 0) return at(this.states, state);
    const output = this.outputGradient(ref);
    if (output !== null) return this.draft.slice(output);
    const source = this.sourceOf(ref);
    if (source?.kind === "kept") return this.draft.kept(source.outer);
    if (source?.kind === "sequence") return this.draft.slice(source.outer);
    const node = this.derived.node(ref);
    const isConstant = node.primitive === "constant";
    if (this.isKept(ref) && !isConstant)
      return this.draft.kept(this.outside(ref));
    const moves = isConstant || movements.includes(node.primitive);
    if (source?.kind === "given out" && !moves)
      return this.draft.slice(this.givenOut(source.origin));
    const inputs = node.inputs.map((input) => this.inside(input));
    return again(this.draft.graph, node, inputs);
  }

  /** The gradient that reached an output of the first scan, of all steps; null where the node is not such a gradient. */
  private outputGradient(ref: Ref): Ref | null {
    for (const [result, gradient] of this.body.byOutputs)
      if (gradient === ref) return this.reached.results.get(result) ?? null;
    return null;
  }

  /** The value of all steps, stacked. */
  stacked(ref: Ref): Later {
    if (this.isKept(ref))
      return () =>
        this.outer.broadcastTo(this.outside(ref), [
          this.steps,
          ...this.derived.shape(ref),
        ]);
    const output = this.outputGradient(ref);
    if (output !== null) return () => output;
    const source = this.sourceOf(ref);
    if (source?.kind === "sequence") return () => source.outer;
    if (source?.kind === "given out") return () => this.givenOut(source.origin);
    const place = this.outputs.push(this.inside(ref)) - 1;
    return () => this.finished().stacked(place);
  }

  /** A value that is kept, in the graph around the scans. */
  outside(ref: Ref): Ref {
    const known = this.around.get(ref) ?? this.madeOutside(ref);
    this.around.set(ref, known);
    return known;
  }
  private madeOutside(ref: Ref): Ref {
    const source = this.sourceOf(ref);
    if (source?.kind === "kept") return source.outer;
    const node = this.derived.node(ref);
    return again(
      this.outer,
      node,
      node.inputs.map((input) => this.outside(input)),
    );
  }

  /** The sum of the value over all steps, as one more state of the reversed scan. */
  carriedSum(ref: Ref): Later {
    const before = this.draft.state(this.zeros(ref));
    const place =
      this.states.length +
      this.sums.push(this.draft.graph.add(before, this.inside(ref))) -
      1;
    return () => this.finished().last(place);
  }

  /** Puts the reversed scan into the graph around it; `states` are the gradients by the states before a step. */
  finish(states: readonly Ref[]): Scanned {
    const flushes = this.reached.options.subnormals === "flushed";
    const next = states.map((ref) => {
      const inside = this.inside(ref);
      return flushes ? flushed(this.draft.graph, inside) : inside;
    });
    this.scanned = this.draft.finish([...next, ...this.sums], this.outputs);
    return this.scanned;
  }
  private finished(): Scanned {
    if (!this.scanned)
      throw new StepError(
        "scan: Expected the reversed scan to be finished before its results are used.",
      );
    return this.scanned;
  }
}

/** What is far below this number is lost when it is added, and stays lost when it is taken off again. */
const tiny = 2 ** -66;
const flushed = (graph: GraphBuilder, x: Ref): Ref =>
  graph.plus(graph.plus(x, tiny), -tiny);

type Source =
  | { readonly kind: "sequence" | "kept"; readonly outer: Ref }
  | { readonly kind: "given out"; readonly origin: Ref };
