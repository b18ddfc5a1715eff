// Scans: what they compute is what the steps written out compute, and so are their gradients, however the sums over the steps are made.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batch } from "../../ir/shape.ts";
import { runReference } from "../reference/run.ts";
import {
  draws,
  gradientError,
  type GradientCase,
} from "../reference/testing.ts";
import { GraphBuilder } from "./builder.ts";
import { gradients, usualGradients } from "./gradients.ts";
import { primitiveCounts } from "./graph.ts";
import type { Ref, Shape, StepNodeFor } from "./primitives.ts";
import { ScanDraft, stack, stepOf, unrolledPlace, type Place } from "./scan.ts";

interface Sizes {
  readonly steps: number;
  readonly units: number;
  readonly backward: boolean;
}
const size = fc.integer({ min: 1, max: 4 });
const sizes = fc.record({ steps: size, units: size, backward: fc.boolean() });

/** The initial state, two sequences, a kernel and a bias. */
const shapesOf = ({ steps, units }: Sizes): Shape[] => [
  [batch, units],
  [steps, batch, units],
  [steps, batch, 1],
  [units, units],
  [2 * units],
];

interface Weights {
  readonly kernel: Ref;
  readonly bias: Ref;
}
interface Step {
  readonly states: readonly [Ref, Ref];
  readonly output: Ref;
}

/** A gated cell: states that hang on each other, a weight used twice, and an output beside the states. */
function cell(
  { graph, kept }: Place,
  weights: Weights,
  [state, memory]: readonly [Ref, Ref],
  x: Ref,
  gate: Ref,
): Step {
  const [kernel, bias] = [kept(weights.kernel), kept(weights.bias)];
  const units = (graph.shape(bias)[0] as number) / 2;
  const [first, second] = [0, units].map((start) =>
    graph.part(bias, 0, start, units),
  ) as [Ref, Ref];
  const product = graph.add(
    graph.matmul(state, kernel),
    graph.matmul(x, kernel, false, true),
  );
  const curved = graph.unary("tanh", graph.add(product, first));
  const next = graph.add(graph.mul(curved, gate), graph.mul(memory, second));
  const over = graph.plus(graph.unary("square", second), 1);
  return {
    states: [curved, next],
    output: graph.mul(next, graph.div(state, over)),
  };
}

/** One tensor made of all that comes out. */
const mixed = (
  graph: GraphBuilder,
  outputs: Ref,
  memories: Ref,
  [state, memory]: readonly [Ref, Ref],
): Ref =>
  graph.addAll([outputs, memories, state, graph.unary("square", memory)]);

function scanned(graph: GraphBuilder, refs: readonly Ref[], of: Sizes): Ref {
  const [initial, xs, gates, kernel, bias] = refs as [Ref, Ref, Ref, Ref, Ref];
  const draft = new ScanDraft(graph, of);
  const before = [draft.state(initial), draft.state(initial)] as const;
  const { states, output } = cell(
    draft,
    { kernel, bias },
    before,
    draft.slice(xs),
    draft.slice(gates),
  );
  const { stacked, last } = draft.finish(states, [output, states[1]]);
  return mixed(graph, stacked(0), stacked(1), [last(0), last(1)]);
}

function unrolled(graph: GraphBuilder, refs: readonly Ref[], of: Sizes): Ref {
  const [initial, xs, gates, kernel, bias] = refs as [Ref, Ref, Ref, Ref, Ref];
  const outputs: Ref[] = [];
  const memories: Ref[] = [];
  let states: readonly [Ref, Ref] = [initial, initial];
  for (let i = 0; i < of.steps; i++) {
    const step = of.backward ? of.steps - 1 - i : i;
    const made = cell(
      unrolledPlace(graph),
      { kernel, bias },
      states,
      stepOf(graph, xs, step),
      stepOf(graph, gates, step),
    );
    states = made.states;
    outputs[step] = made.output;
    memories[step] = states[1];
  }
  return mixed(graph, stack(graph, outputs), stack(graph, memories), states);
}

/** The result of a form, run on the reference. */
function resultOf(form: typeof scanned, of: Sizes): readonly number[] {
  const graph = new GraphBuilder();
  const shapes = shapesOf(of);
  const refs = shapes.map((shape, i) => graph.input(`p${i}`, shape));
  const built = graph.finish([], [], { result: form(graph, refs, of) });
  const feed = Object.fromEntries(
    shapes.map((shape, i) => [`p${i}`, draws(shape, 2, i + 1)]),
  );
  return [...(runReference(built, 2, feed).outputs["result"]?.data ?? [])];
}

it("computes what the steps written out compute", () => {
  fc.assert(
    fc.property(sizes, (of) => {
      expect(resultOf(scanned, of)).toEqual(resultOf(unrolled, of));
    }),
    { numRuns: 30, seed: 5 },
  );
});

/** Checks gradients over many sizes; `build` makes of the scan what is differentiated. */
function check(
  build: (graph: GraphBuilder, refs: readonly Ref[], of: Sizes) => Ref,
  options?: GradientCase["options"],
): void {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 1 << 30 }), (of, seed) => {
      const error = gradientError({
        shapes: shapesOf(of),
        batchSize: 2,
        seed,
        ...(options && { options }),
        build: (graph, refs) => build(graph, refs, of),
      });
      expect(error).toBeLessThan(1e-6);
    }),
    { numRuns: 15, seed: 7 },
  );
}

describe("gradients of a scan agree with central differences", () => {
  it("with sums joined after the scan", () => {
    check(scanned, { ...usualGradients, scanSums: "joined" });
  });
  it("with sums carried from step to step", () => {
    check(scanned, { ...usualGradients, scanSums: "carried" });
  });
  it("of second order", () => {
    check((graph, refs, of) => {
      const loss = graph.sum(graph.unary("square", scanned(graph, refs, of)));
      const found = gradients(graph, loss, refs);
      return graph.addAll(
        found.map((ref) =>
          graph.sum(graph.unary("tanh", graph.times(ref, 0.1))),
        ),
      );
    });
  });
});

/** A step that adds a product to its state: the gradient by the kernel, alone. */
function kernelGradient(scanSums: "joined" | "carried") {
  const graph = new GraphBuilder();
  const xs = graph.input("xs", [6, batch, 3]);
  const kernel = graph.input("kernel", [3, 3]);
  const draft = new ScanDraft(graph, { steps: 6, backward: false });
  const before = draft.state(graph.broadcastTo(graph.scalar(0), [batch, 3]));
  const product = draft.graph.matmul(before, draft.kept(kernel));
  const next = draft.graph.unary(
    "tanh",
    draft.graph.add(product, draft.slice(xs)),
  );
  const loss = graph.sum(draft.finish([next], []).last(0));
  const [gradient] = gradients(graph, loss, [kernel], {
    ...usualGradients,
    scanSums,
  });
  return graph.finish([], [], { gradient: gradient as Ref });
}

describe("the gradient by a kernel", () => {
  it("is one product over the rows of all steps where sums are joined", () => {
    const graph = kernelGradient("joined");
    const products = graph.nodes.filter(
      ({ primitive }) => primitive === "matmul",
    );
    expect(
      products.map(({ inputs }) => graph.nodes[inputs[0] as Ref]?.shape),
    ).toEqual([[{ batch: 6 }, 3]]);
    expect(primitiveCounts(graph)["scan"]).toBe(2);
  });
  it("is a state of the reversed scan where sums are carried", () => {
    const graph = kernelGradient("carried");
    expect(primitiveCounts(graph)["matmul"]).toBeUndefined();
    const states = graph.nodes.flatMap((node) =>
      node.primitive === "scan" ? [node.attributes.body.states.length] : [],
    );
    expect(states).toEqual([1, 2]);
  });
});

it("works out beside the reversed scan what is the same at every step", () => {
  const graph = new GraphBuilder();
  const of = { steps: 3, units: 2, backward: false };
  const refs = shapesOf(of).map((shape, i) => graph.input(`p${i}`, shape));
  const loss = graph.sum(scanned(graph, refs, of));
  const found = gradients(graph, loss, refs);
  const { nodes } = graph.finish([], [], { loss, gradient: found[3] as Ref });
  const reversed = nodes.findLast(({ primitive }) => primitive === "scan");
  const { body, sequences } = (reversed as StepNodeFor<"scan">).attributes;
  const kept = new Set(body.inputs.slice(body.states.length + sequences));
  const alone = body.nodes.filter(
    ({ inputs }) => inputs.length > 0 && inputs.every((ref) => kept.has(ref)),
  );
  expect(kept.size).toBeGreaterThan(0);
  expect(alone).toEqual([]);
});

/** The gradient by a state that every step halves, 200 times. */
function shrunk(subnormals: "flushed" | "kept"): number | undefined {
  const graph = new GraphBuilder();
  const initial = graph.input("initial", [1]);
  const draft = new ScanDraft(graph, { steps: 200, backward: false });
  const next = draft.graph.times(draft.state(initial), 0.5);
  const loss = graph.sum(draft.finish([next], []).last(0));
  const options = { ...usualGradients, subnormals };
  const [gradient] = gradients(graph, loss, [initial], options);
  const built = graph.finish([], [], { gradient: gradient as Ref });
  const { outputs } = runReference(built, 1, { initial: [1] });
  return outputs["gradient"]?.data[0];
}

it("flushes gradients that shrink to nothing, where that is asked for", () => {
  expect(shrunk("kept")).toBe(2 ** -200);
  expect(shrunk("flushed")).toBe(0);
});

describe("a scan that does not fit", () => {
  const graph = new GraphBuilder();
  const state = graph.input("state", [batch, 3]);
  it("names a state that changes its shape", () => {
    const draft = new ScanDraft(graph, { steps: 2, backward: false });
    const before = draft.state(state);
    expect(() => draft.finish([draft.graph.sum(before, [1])], [])).toThrow(
      "Expected state 0 after a step to be",
    );
  });
  it("names a sequence of another length", () => {
    const draft = new ScanDraft(graph, { steps: 2, backward: false });
    expect(() => draft.slice(graph.input("xs", [3, batch]))).toThrow(
      "Expected a sequence of 2 steps. Received 3",
    );
  });
});
