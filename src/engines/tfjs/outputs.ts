// Runs a step graph once on the running tfjs backend: for checks.
import * as tf from "@tensorflow/tfjs-core";
import { concreteShape } from "../../ir/shape.ts";
import type { Checkable } from "../check/primitives.ts";
import type { BackendId } from "../engine.ts";
import type { StepGraph } from "../step/graph.ts";
import { prepare } from "./execute.ts";

/** The running backend, to be checked. */
export const tfjsChecked = (backend: BackendId): Checkable => ({
  backend,
  compute: (graph, feed, batchSize) =>
    outputsOf(graph, feed, batchSize, backend),
});

/** Runs a graph once from host arrays to host arrays. */
async function outputsOf(
  graph: StepGraph,
  feed: Readonly<Record<string, ArrayLike<number>>>,
  batchSize: number,
  backend: BackendId,
): Promise<Record<string, Float32Array | Int32Array>> {
  const executable = prepare(graph, backend);
  const feeds = new Map<number, tf.Tensor>();
  graph.nodes.forEach((node, ref) => {
    if (node.primitive !== "input") return;
    const values = feed[node.attributes.name];
    if (!values)
      throw new Error(`Expected values for ${node.attributes.name}.`);
    const shape = concreteShape(node.shape, batchSize);
    const array =
      node.type === "int32"
        ? Int32Array.from(values)
        : Float32Array.from(values);
    feeds.set(ref, tf.tensor(array, shape, node.type));
  });
  const results = executable.run(feeds, batchSize);
  const outputs: Record<string, Float32Array | Int32Array> = {};
  for (const [name, ref] of Object.entries(graph.outputs))
    outputs[name] = (await results.get(ref)?.data()) as Float32Array;
  tf.dispose([...feeds.values(), ...results.values()]);
  executable.dispose();
  return outputs;
}
