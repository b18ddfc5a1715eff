// A scan on tfjs: its body's executable, step after step; of every step only states and outputs stay.
import * as tf from "@tensorflow/tfjs-core";
import type { Ref, StepNodeFor } from "../step/primitives.ts";

/** Runs the body once; what it gives is the caller's to dispose. */
type RunBody = (
  feeds: ReadonlyMap<Ref, tf.Tensor>,
) => ReadonlyMap<Ref, tf.Tensor>;

/** All results of a scan, the caller's to dispose: the last states, then the outputs of all steps. */
export function runScan(
  { attributes }: StepNodeFor<"scan">,
  inputs: readonly tf.Tensor[],
  run: RunBody,
): tf.Tensor[] {
  const { steps, backward, sequences, body } = attributes;
  const carried = body.states.length;
  return tf.tidy(() => {
    let states = inputs.slice(0, carried).map((x) => tf.clone(x));
    const outputs: tf.Tensor[][] = body.outputs.map(() => []);
    for (let i = 0; i < steps; i++) {
      const step = backward ? steps - 1 - i : i;
      const slices = inputs
        .slice(carried, carried + sequences)
        .map((x) => sliceOf(x, step));
      const fed = [...states, ...slices, ...inputs.slice(carried + sequences)];
      const values = run(
        new Map(
          body.inputs.map((ref, place) => [ref, fed[place] as tf.Tensor]),
        ),
      );
      const copy = (ref: Ref) => tf.clone(values.get(ref) as tf.Tensor);
      tf.dispose([states, slices]);
      states = body.states.map(copy);
      body.outputs.forEach((ref, place) => {
        (outputs[place] as tf.Tensor[])[step] = copy(ref);
      });
      tf.dispose([...values.values()]);
    }
    return [...states, ...outputs.map((values) => tf.stack(values))];
  });
}

function sliceOf(x: tf.Tensor, step: number): tf.Tensor {
  const inner = x.shape.slice(1);
  const start = [step, ...inner.map(() => 0)];
  return tf.reshape(tf.slice(x, start, [1, ...inner]), inner);
}
