// A scan written out: the body's nodes once for every step, its sequences split before and stacked after.
import type { Attributes, ScanBody } from "../../step/primitives.ts";
import type { Emitter } from "./emitter.ts";
import { inOrder, type Laid } from "./laid.ts";

/** Emits a body's nodes for given inputs; gives the value of each node. */
export type EmitBody = (
  e: Emitter,
  body: ScanBody,
  inputs: readonly Laid[],
) => Laid[];

/** The results of a scan: the states after its last step, then each output of all steps. */
export function writtenOut(
  e: Emitter,
  { steps, backward, sequences, body }: Attributes["scan"],
  inputs: readonly Laid[],
  emitBody: EmitBody,
): Laid[] {
  const count = body.states.length;
  const parts = inputs
    .slice(count, count + sequences)
    .map((sequence) => split(e, sequence, steps));
  const kept = inputs.slice(count + sequences);
  const outputs = body.outputs.map((): Laid[] => []);
  let states = inputs.slice(0, count);
  for (let i = 0; i < steps; i++) {
    const step = backward ? steps - 1 - i : i;
    const slices = parts.map((part) => part[step] as Laid);
    const values = emitBody(e, body, [...states, ...slices, ...kept]);
    states = body.states.map((ref) => values[ref] as Laid);
    body.outputs.forEach((ref, o) => {
      (outputs[o] as Laid[])[step] = values[ref] as Laid;
    });
  }
  return [...states, ...outputs.map((each) => stacked(e, each))];
}

/** One value for each place of the first axis, which disappears. */
function split(e: Emitter, sequence: Laid, steps: number): Laid[] {
  const whole = e.settled(sequence);
  const shape = whole.shape.slice(1);
  const names = e.b.several(
    "Split",
    [whole.name],
    { axis: 0, num_outputs: steps },
    steps,
  );
  return names.map((name) => ({
    name: e.reshaped(name, shape),
    shape,
    order: inOrder(shape.length),
    type: whole.type,
  }));
}

/** Values of one shape along a new first axis. */
function stacked(e: Emitter, values: readonly Laid[]): Laid {
  const settled = values.map((each) => e.settled(each));
  const [{ shape, type }] = settled as [Laid];
  const names = settled.map(({ name }) => e.reshaped(name, [1, ...shape]));
  return {
    name: e.b.op("Concat", names, { axis: 0 }),
    shape: [values.length, ...shape],
    order: inOrder(shape.length + 1),
    type,
  };
}
