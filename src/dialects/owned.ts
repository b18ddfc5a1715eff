// A layer's weight that the program uses as a value too.
import {
  inverse,
  type Node,
  type OpName,
  type Parameter,
  type Setting,
  type Value,
  type ValueId,
  type WeightStep,
} from "../ir/index.ts";
import type { Draft } from "./draft.ts";

const said = <T>(value: T): Setting<T> => ({
  value,
  origin: "stated",
  words: "",
  parameters: [],
});

interface Turn {
  readonly op: OpName;
  readonly options: Readonly<Record<string, Setting<unknown>>>;
  readonly shape: readonly number[];
}

/** One step of a codec as a node, and the shape it leaves. */
function turnOf(step: WeightStep, shape: readonly number[]): Turn {
  switch (step.step) {
    case "permute":
      return {
        op: "permute",
        options: { axes: said(step.axes) },
        shape: step.axes.map((axis) => shape[axis] ?? 0),
      };
    case "reshape":
      return {
        op: "reshape",
        options: { target: said(step.to) },
        shape: step.to,
      };
    case "flip":
      return {
        op: "slice",
        options: {
          ranges: said(
            shape.map((_, axis) => ({
              start: 0,
              stop: null,
              step: step.axes.includes(axis) ? -1 : 1,
            })),
          ),
          dropAxes: said([]),
        },
        shape,
      };
    case "negate":
      return {
        op: "math",
        options: {
          function: said("negative"),
          low: said(null),
          high: said(null),
        },
        shape,
      };
  }
}

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
    values[made(i)] = { id: made(i), shape, dtype: owned.dtype };
    const turn = turnOf(step, shape);
    shape = turn.shape;
    return {
      ...shared,
      id: `${id}.${i}`,
      op: turn.op,
      name,
      options: turn.options,
      inputs: [made(i)],
      outputs: [made(i + 1)],
      parameters: {},
    };
  });
  return [first, ...turns] as unknown as Node[];
}
