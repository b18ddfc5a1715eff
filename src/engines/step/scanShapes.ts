// Shapes and types of a scan: what its body takes, hands on and gives out must fit its inputs.
import { at, printShape, sameShape } from "./dims.ts";
import { StepError } from "./graph.ts";
import type { Attributes, Ref, Shape } from "./primitives.ts";
import type { Tensor } from "./shapes.ts";

type Scan = Attributes["scan"];

const printed = ({ shape, type }: Tensor): string =>
  `${printShape(shape)} ${type}`;

function insistSame(what: string, expected: Tensor, received: Tensor): void {
  const same =
    sameShape(expected.shape, received.shape) &&
    expected.type === received.type;
  if (!same)
    throw new StepError(
      `Expected ${what} to be ${printed(expected)}. Received ${printed(received)}.`,
    );
}

const bodyTensor = ({ body }: Scan, ref: Ref): Tensor => at(body.nodes, ref);

/** Values of all steps, stacked along a new first axis. */
const stackedShape = ({ steps }: Scan, { shape }: Tensor): Shape => [
  steps,
  ...shape,
];

/** Checks that a scan fits its inputs. Its own value is a tuple, which has no shape. */
export function scanTensor(inputs: readonly Tensor[], scan: Scan): Tensor {
  const { body, sequences, steps } = scan;
  const states = body.states.length;
  if (inputs.length !== body.inputs.length || !(steps >= 1))
    throw new StepError(
      `Expected ${body.inputs.length} inputs and at least one step. Received ${inputs.length} inputs and ${steps} steps.`,
    );
  inputs.forEach((input, i) => {
    const inside = bodyTensor(scan, at(body.inputs, i));
    const isSequence = i >= states && i < states + sequences;
    const expected = isSequence
      ? { shape: stackedShape(scan, inside), type: inside.type }
      : inside;
    insistSame(`input ${i}`, expected, input);
  });
  body.states.forEach((ref, i) => {
    const before = bodyTensor(scan, at(body.inputs, i));
    insistSame(`state ${i} after a step`, before, bodyTensor(scan, ref));
  });
  return { shape: [], type: "float32" };
}

/** What `scanResult` can take: the last states, then each output of all steps. */
export function scanResults(scan: Scan): Tensor[] {
  const { states, outputs } = scan.body;
  return [
    ...states.map((ref) => {
      const { shape, type } = bodyTensor(scan, ref);
      return { shape, type };
    }),
    ...outputs.map((ref) => {
      const inside = bodyTensor(scan, ref);
      return { shape: stackedShape(scan, inside), type: inside.type };
    }),
  ];
}
