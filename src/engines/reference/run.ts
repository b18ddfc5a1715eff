// Runs step graphs in Float64: slow, plain and exact, the judge of the engines.
import { concreteShape } from "../../ir/shape.ts";
import { EngineError } from "../engine.ts";
import { nodeAt, results, type StepGraph } from "../step/graph.ts";
import type { Primitive, Ref } from "../step/primitives.ts";
import { kernels, type Array64, type Call } from "./kernels.ts";
import { count } from "./strided.ts";

/** Arrays by name of a graph input or state entry. */
export type Feed = Readonly<Record<string, ArrayLike<number>>>;

export interface RunResult {
  readonly outputs: Readonly<Record<string, Array64>>;
  /** The next state, by entry name. */
  readonly state: Readonly<Record<string, Float64Array>>;
}

/** Executes a step graph once. `feed` holds all inputs and the state, in the graph's own storage. */
export function runReference(
  graph: StepGraph,
  batchSize: number,
  feed: Feed,
): RunResult {
  const values = evaluate(graph, batchSize, feed);
  const value = (ref: Ref): Array64 => {
    const array = values[ref];
    if (!array)
      throw new EngineError(`reference: Expected node ${ref} to be computed.`);
    return array;
  };
  return {
    outputs: Object.fromEntries(
      Object.entries(graph.outputs).map(([name, ref]) => [name, value(ref)]),
    ),
    state: Object.fromEntries(
      graph.state.map(({ name, next }) => [name, value(next).data]),
    ),
  };
}

function evaluate(
  graph: StepGraph,
  batchSize: number,
  feed: Feed,
): (Array64 | undefined)[] {
  const values: (Array64 | undefined)[] = [];
  const lastUse = lastUses(graph);
  graph.nodes.forEach((node, ref) => {
    const shape = concreteShape(node.shape, batchSize);
    const inputs = node.inputs.map((input) => values[input] as Array64);
    const call = {
      node,
      shape,
      batchSize,
      fed: (name: string) => fed(feed, name, shape),
    };
    const kernel = kernels[node.primitive] as (
      call: Call<Primitive>,
      inputs: readonly Array64[],
    ) => Float64Array;
    values[ref] = { shape, data: kernel(call, inputs) };
    for (const input of node.inputs)
      if (lastUse.get(input) === ref) values[input] = undefined;
  });
  return values;
}

/** The last node that uses each node; none for those that must stay. */
function lastUses(graph: StepGraph): Map<Ref, Ref> {
  const last = new Map<Ref, Ref>();
  graph.nodes.forEach((_, ref) => {
    for (const input of nodeAt(graph, ref).inputs) last.set(input, ref);
  });
  for (const ref of results(graph)) last.delete(ref);
  return last;
}

function fed(feed: Feed, name: string, shape: readonly number[]): Float64Array {
  const array = feed[name];
  if (!array)
    throw new EngineError(
      `reference: Expected an array for the input ${name}. Received ${Object.keys(feed).join(", ")}.`,
    );
  if (array.length !== count(shape))
    throw new EngineError(
      `reference: Expected ${count(shape)} numbers for ${name} (${shape.join(", ")}). Received ${array.length}.`,
    );
  return Float64Array.from(array);
}
