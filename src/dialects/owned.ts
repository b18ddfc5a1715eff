// A layer's weight that the program uses as a value too.
import {
  inverse,
  type Node,
  type Parameter,
  type Setting,
  type Value,
  type ValueId,
} from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { ReadError } from "./readError.ts";

const said = <T>(value: T): Setting<T> => ({
  value,
  origin: "stated",
  words: "",
  parameters: [],
});

/** A layer's weight used as a value too: turned from its neutral arrangement into the one the program sees. */
export function ownedNodes(
  { id, output }: Draft["learned"][number],
  owned: Parameter,
  values: Record<ValueId, Value>,
): Node[] {
  const steps = owned.codec.toReversed().map(inverse);
  const shared = { call: "parameter", origin: "stated", places: [] };
  const name = owned.name.split(".").at(-1) ?? "";
  const made = (i: number): ValueId =>
    i === steps.length ? output : `${output}.${i}`;
  let shape = owned.shape;
  const first = {
    ...shared,
    id,
    op: "parameter",
    name,
    options: { shape: said(shape) },
    inputs: [],
    outputs: [made(0)],
    parameters: { value: owned.id },
  };
  const turns = steps.map((step, i) => {
    if (step.step !== "permute")
      throw new ReadError(
        `Expected ${owned.name} to be used by its layer alone. Received another use of it as a value: its arrangement here does not allow that.`,
        null,
      );
    values[made(i)] = { id: made(i), shape, dtype: owned.dtype };
    shape = step.axes.map((axis) => shape[axis] ?? 0);
    return {
      ...shared,
      id: `${id}.${i}`,
      op: "permute",
      name,
      options: { axes: said(step.axes) },
      inputs: [made(i)],
      outputs: [made(i + 1)],
      parameters: {},
    };
  });
  return [first, ...turns] as unknown as Node[];
}
