// A scan in Float64: its body, step after step.
import type { Ref, ScanBody, StepNodeFor } from "../step/primitives.ts";
import type { Array64 } from "./kernels.ts";
import { count } from "./strided.ts";

/** Runs a body once on the values of its inputs: the values of the nodes that are wanted. */
type RunBody = (
  body: ScanBody,
  wanted: readonly Ref[],
  inputs: ReadonlyMap<Ref, Array64>,
) => readonly (Array64 | undefined)[];

/** All results of a scan: the last states, then the outputs of all steps. */
export function scanned(
  node: StepNodeFor<"scan">,
  inputs: readonly Array64[],
  run: RunBody,
): Array64[] {
  const { steps, backward, sequences, body } = node.attributes;
  const carried = body.states.length;
  const wanted = [...body.states, ...body.outputs];
  let states = inputs.slice(0, carried);
  const outputs: Array64[][] = body.outputs.map(() => []);
  for (let i = 0; i < steps; i++) {
    const step = backward ? steps - 1 - i : i;
    const fed = inputs.map((input, place) => {
      if (place < carried) return states[place] as Array64;
      return place < carried + sequences ? sliceOf(input, step) : input;
    });
    const values = run(
      body,
      wanted,
      new Map(body.inputs.map((ref, place) => [ref, fed[place] as Array64])),
    );
    states = body.states.map((ref) => values[ref] as Array64);
    body.outputs.forEach((ref, place) => {
      (outputs[place] as Array64[])[step] = values[ref] as Array64;
    });
  }
  return [...states, ...outputs.map(stacked)];
}

function sliceOf({ shape, data }: Array64, step: number): Array64 {
  const inner = shape.slice(1);
  const size = count(inner);
  return { shape: inner, data: data.subarray(step * size, (step + 1) * size) };
}

function stacked(values: readonly Array64[]): Array64 {
  const inner = values[0]?.shape ?? [];
  const size = count(inner);
  const data = new Float64Array(values.length * size);
  values.forEach((value, step) => data.set(value.data, step * size));
  return { shape: [values.length, ...inner], data };
}
