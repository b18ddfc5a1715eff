// The smallest models there are: one weight that an optimiser moves along given gradients, and one loss of given predictions.
import type { Model, Node, Optimizer } from "../../ir/model.ts";
import { noPenalty } from "../../ir/optimizers/gradient.ts";
import type { OptimizerName } from "../../ir/optimizers/optimizer.ts";
import type { Setting } from "../../ir/setting.ts";
import type { Shape } from "../../ir/shape.ts";

/** A setting as if a program had stated it. */
const stated = <T>(value: T): Setting<T> => ({
  value,
  origin: "stated",
  words: "",
  parameters: [],
});

type Options = Readonly<Record<string, unknown>>;

const settings = (options: Options): object =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, stated(value)]),
  );
const node = (
  op: string,
  options: Options,
  inputs: readonly string[],
  parameters = {},
): Node =>
  ({
    id: op,
    op,
    name: op,
    call: op,
    options: settings(options),
    inputs,
    outputs: [op],
    parameters,
    origin: "stated",
    places: [],
  }) as unknown as Node;

const nothing: Omit<Model, "values" | "nodes" | "inputs" | "outputs"> = {
  dialect: "golden",
  version: { value: "1", from: "choice" },
  style: "",
  parameters: [],
  targets: [],
  loss: null,
  optimizer: null,
  data: null,
  notes: [],
};

/** The sum of a weight times what is fed: its gradient is what is fed. */
export function weightModel(
  shape: readonly number[],
  kind: OptimizerName,
  options: Options,
): Model {
  return {
    ...nothing,
    values: { gradient: { id: "gradient", shape, dtype: "float32" } },
    nodes: [
      node("parameter", { shape }, [], { value: "w" }),
      node(
        "arithmetic",
        { function: "multiply", constant: null, constantFirst: false },
        ["parameter", "gradient"],
      ),
      node(
        "reduce",
        {
          function: "sum",
          axes: shape.map((_, axis) => axis),
          keepDims: false,
        },
        ["arithmetic"],
      ),
    ],
    parameters: [
      {
        id: "w",
        name: "w",
        role: "value",
        shape,
        dialectShape: shape,
        codec: [],
        dtype: "float32",
        initializer: stated({ kind: "constant", value: 0 }),
        history: [],
        fans: { fanIn: 1, fanOut: 1 },
        trainable: stated(true),
        penalty: stated(noPenalty),
        state: false,
      },
    ],
    inputs: ["gradient"],
    outputs: [],
    loss: "reduce",
    optimizer: {
      kind,
      call: kind,
      options: settings(options),
      groups: [],
      places: [],
    } as unknown as Optimizer,
  };
}

/** A loss alone: predictions are its input, what it answers is the loss. */
export function lossModel(
  op: string,
  options: Options,
  predictions: Shape,
  targets: { readonly shape: Shape; readonly dtype: "float32" | "int32" },
): Model {
  return {
    ...nothing,
    values: {
      predictions: { id: "predictions", shape: predictions, dtype: "float32" },
      targets: { id: "targets", ...targets },
    },
    nodes: [node(op, options, ["predictions", "targets"])],
    inputs: ["predictions"],
    targets: ["targets"],
    outputs: [op],
    loss: op,
  };
}
