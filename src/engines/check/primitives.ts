// Runs every primitive on the running tfjs backend and on the Float64 reference, and says how far they are apart.
import * as tf from "@tensorflow/tfjs-core";
import { concreteShape } from "../../ir/shape.ts";
import type { BackendId } from "../engine.ts";
import { runReference } from "../reference/run.ts";
import { prepare } from "./execute.ts";
import { primitiveCases } from "./primitiveCases.ts";
import { caseBatch, type PrimitiveCase } from "./primitiveDraft.ts";

export interface Checked {
  readonly name: string;
  /** The largest error in units of what is allowed: up to 1 is right. */
  readonly error: number;
  /** Why it did not run; empty where it ran. */
  readonly failure: string;
}

/** Allowed: 4e-6 of the value and of the size of the sum, growing with the square root of its terms as rounding does. */
const relative = 4e-6;

export async function checkPrimitives(backend: BackendId): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const one of primitiveCases()) {
    try {
      checked.push({
        name: one.name,
        error: await errorOf(one, backend),
        failure: "",
      });
    } catch (error) {
      checked.push({ name: one.name, error: NaN, failure: String(error) });
    }
  }
  return checked;
}

/** Graphics processors may be this far off in sine and cosine (WGSL, accuracy of built-in functions). */
const roughOnGpus = 2 ** -11;

/** What a check of sine or cosine may be off besides rounding. */
export function allowedBesides(name: string, backend: BackendId): number {
  const gpu = backend === "webgpu" || backend === "webgl";
  return gpu && /\b(sin|cos)$/.test(name) ? roughOnGpus : 0;
}

async function errorOf(
  one: PrimitiveCase,
  backend: BackendId,
): Promise<number> {
  const { graph, feed, terms } = one;
  const reference = runReference(graph, caseBatch, feed).outputs["output"];
  const [received] = Object.values(await outputsOf(graph, feed, backend));
  if (!reference || !received || reference.data.length !== received.length)
    return NaN;
  const largest = reference.data.reduce(
    (max, x) => Math.max(max, Math.abs(x)),
    1,
  );
  const errors = Array.from(reference.data, (expected, i) => {
    const allowed =
      allowedBesides(one.name, backend) +
      relative *
        Math.sqrt(terms) *
        Math.max(Math.abs(expected), largest / 10, 1);
    return Math.abs((received[i] ?? NaN) - expected) / allowed;
  });
  return errors.reduce(
    (worst, error) => (error > worst || Number.isNaN(error) ? error : worst),
    0,
  );
}

/** Runs a graph once from host arrays to host arrays. */
export async function outputsOf(
  graph: PrimitiveCase["graph"],
  feed: Readonly<Record<string, ArrayLike<number>>>,
  backend: BackendId,
  batchSize = caseBatch,
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
