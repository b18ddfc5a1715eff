// Runs every op, forward and backward, on an engine and on the Float64 reference, and says how far they are apart.
import type { Model } from "../../ir/model.ts";
import { concreteShape } from "../../ir/shape.ts";
import { lossCases } from "../lossCases.ts";
import { ModelDraft } from "../modelFixtures.ts";
import { opCases } from "../opCases.ts";
import { drawnState, momentOf, runStep } from "../reference/train.ts";
import type { StepGraph } from "../step/graph.ts";
import { lower } from "../step/lower.ts";
import { RandomStream } from "../step/random.ts";
import { allowedBesides, type Checkable, type Checked } from "./primitives.ts";

const batchSize = 2;

/** Single precision through an op and its gradient: of the largest number of the result, and never below 1e-5. */
const relative = 2e-5;

/** A rough sine goes on through the layer and the loss behind it, and through its gradient: so many times its own error. */
const carried = 4;

/** A number for one of the inputs, counted from 0. */
type Draw = (stream: RandomStream, input: number) => number;

interface Case {
  readonly name: string;
  readonly model: Model;
  readonly draw: Draw;
}

/** Every op with odd options, an embedding, whose inputs are indices, and every loss, whose second input is the truth. */
export async function checkOps(engine: Checkable): Promise<Checked[]> {
  const normal: Draw = (stream) => stream.normal();
  const cases: Case[] = [
    ...opCases.map(([name, model]) => ({ name, model, draw: normal })),
    {
      name: "embedding",
      model: embedding(),
      draw: (stream: RandomStream) => stream.bits() % 7,
    },
    ...lossCases.map(({ name, model, truth }) => ({
      name,
      model,
      draw: (stream: RandomStream, input: number) =>
        input === 0 ? stream.normal() : truth(stream),
    })),
  ];
  const checked: Checked[] = [];
  for (const one of cases) {
    const { name } = one;
    try {
      checked.push({
        name,
        error: await worstError(one, engine),
        failure: "",
      });
    } catch (error) {
      checked.push({ name, error: NaN, failure: String(error) });
    }
  }
  return checked;
}

function embedding(): Model {
  const draft = new ModelDraft();
  const indices = draft.input([4], "int64");
  return draft.judged(
    draft.add("embedding", { count: 7, size: 3, paddingIndex: 2 }, indices),
  );
}

/** The largest error over the loss, the answer and every gradient, in units of what is allowed. */
async function worstError(
  { name, model, draw }: Case,
  { backend, compute }: Checkable,
): Promise<number> {
  const besides = allowedBesides(name, backend);
  const graph = lower(model, { purpose: "gradients", mode: "training" });
  const arrays = inputsOf(graph, draw);
  const state = drawnState(graph, model, 1);
  const moment = momentOf(1);
  const expected = runStep(
    graph,
    state,
    { size: batchSize, arrays },
    moment,
  ).outputs;
  const received = await compute(graph, { ...state, ...arrays }, batchSize);
  const errors = Object.entries(expected).map(([output, { data }]) =>
    relativeError(data, received[output], besides),
  );
  if (errors.length < 3)
    throw new Error(
      `Expected a loss, an answer and gradients. Received ${Object.keys(expected).join(", ")}.`,
    );
  return Math.max(...errors);
}

function inputsOf(graph: StepGraph, draw: Draw): Record<string, Float32Array> {
  const stream = new RandomStream(3, "ops");
  const entries = graph.inputs.map((input) => {
    const { kind, name, ref } = input;
    const index = kind === "examples" ? input.index : 0;
    const shape = concreteShape(graph.nodes[ref]?.shape ?? [], batchSize);
    const length = shape.reduce((all, n) => all * n, 1);
    const value =
      kind === "mask"
        ? (_: unknown, i: number) => (i % 3 ? 2 : 0)
        : () => draw(stream, index);
    return [name, Float32Array.from({ length }, value)] as const;
  });
  return Object.fromEntries(entries);
}

function relativeError(
  expected: ArrayLike<number>,
  received: ArrayLike<number> | undefined,
  besides: number,
): number {
  const values = Array.from(expected);
  const largest = values.reduce((max, x) => Math.max(max, Math.abs(x)), 0.5);
  return values.reduce(
    (worst, x, i) =>
      Math.max(
        worst,
        Math.abs((received?.[i] ?? Infinity) - x) /
          (largest * (relative + carried * besides)),
      ),
    0,
  );
}
