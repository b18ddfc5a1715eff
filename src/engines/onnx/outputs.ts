// Runs a step graph once on onnxruntime-web: for checks.
import { concreteShape } from "../../ir/shape.ts";
import type { Checkable } from "../check/primitives.ts";
import type { StepGraph } from "../step/graph.ts";
import type { OrtBackend } from "./library.ts";
import { openRuntime, type Runtime } from "./runtime.ts";
import type { Target } from "./step/emitter.ts";
import { exportStep } from "./step/export.ts";
import { upload } from "./tensors.ts";

/** onnxruntime-web on a backend, to be checked; `otherwise` is what the graphs are to be said in another way than is usual there. */
export async function onnxChecked(
  backend: OrtBackend,
  otherwise: Partial<Target> = {},
): Promise<Checkable> {
  const usual = await openRuntime(backend);
  const runtime = { ...usual, target: { ...usual.target, ...otherwise } };
  return {
    backend,
    compute: (graph, feed, batchSize) =>
      outputsOf(runtime, graph, feed, batchSize),
  };
}

async function outputsOf(
  runtime: Runtime,
  graph: StepGraph,
  feed: Readonly<Record<string, ArrayLike<number>>>,
  batchSize: number,
): Promise<Record<string, ArrayLike<number>>> {
  const { target } = runtime;
  const exported = exportStep(graph, { batchSize, target, orders: {} });
  const session = await runtime.session(exported.bytes, []);
  try {
    const feeds = Object.fromEntries(
      exported.inputs.map(({ name, type, shape }) => {
        const values = feed[name];
        if (!values) throw new Error(`Expected values for ${name}.`);
        const data =
          type === "int32"
            ? Int32Array.from(values)
            : Float32Array.from(values);
        return [
          name,
          upload(runtime.ort, { data, shape: concreteShape(shape, batchSize) }),
        ];
      }),
    );
    const results = await session.run(feeds);
    const outputs: Record<string, ArrayLike<number>> = {};
    for (const name of Object.keys(graph.outputs)) {
      const data = await results[`out:${name}`]?.getData();
      if (data instanceof Float32Array || data instanceof Int32Array)
        outputs[name] = data.slice();
    }
    return outputs;
  } finally {
    await session.release();
  }
}
