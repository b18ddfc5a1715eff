// Every op, forward and backward, against the real frameworks in double precision (scripts/goldens makes the files).
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Model, Node, Parameter, Value } from "../../ir/model.ts";
import type { OpName } from "../../ir/ops/index.ts";
import { noPenalty } from "../../ir/optimizers/gradient.ts";
import type { Shape } from "../../ir/shape.ts";
import type { Weight } from "../../ir/weights.ts";
import { stated } from "../modelFixtures.ts";
import {
  momentOf,
  neutralWeights,
  runStep,
  stateFrom,
} from "../reference/train.ts";
import { lower } from "./lower.ts";

interface Golden {
  readonly shape: readonly number[];
  readonly type: "int32" | "float64";
  readonly data: readonly number[];
}
interface Case {
  readonly name: string;
  readonly op: OpName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly training: boolean;
  readonly inputs: readonly Golden[];
  readonly parameters: Readonly<Record<string, Golden>>;
  readonly statistics: Readonly<Record<string, Golden>>;
  readonly weights: Golden;
  readonly output: Golden;
  readonly inputGradients: readonly (Golden | null)[];
  readonly parameterGradients: Readonly<Record<string, Golden>>;
  readonly statisticsAfter: Readonly<Record<string, Golden>>;
}

const read = (
  name: string,
): { versions: Record<string, string>; cases: Case[] } =>
  JSON.parse(
    readFileSync(new URL(`./goldens/${name}.json`, import.meta.url), "utf8"),
  ) as { versions: Record<string, string>; cases: Case[] };

const weightOf = ({ shape, data }: Golden): Weight => ({
  shape,
  data: Float64Array.from(data),
});
const dtypeOf = ({ type }: Golden): Value["dtype"] =>
  type === "int32" ? "int64" : "float32";

/** A learned tensor as a model's weight. */
function learned(
  id: string,
  role: string,
  golden: Golden,
  state: boolean,
): Parameter {
  return {
    id,
    name: id,
    role,
    shape: golden.shape,
    dialectShape: golden.shape,
    codec: [],
    dtype: "float32",
    initializer: stated({ kind: "constant", value: 0 }),
    history: [],
    fans: { fanIn: 1, fanOut: 1 },
    trainable: stated(true),
    penalty: stated(noPenalty),
    state,
  };
}

/** Options that most cases have no word for. */
const unsaid: Partial<Record<OpName, object>> = {
  crossEntropy: {
    classWeights: null,
    weighting: "terms",
    weightedMean: "weights",
  },
  binaryCrossEntropy: { labels: "zeroOne", positiveWeight: null },
  regressionLoss: { epsilon: null },
};

const nodeOf = (
  op: OpName,
  id: string,
  options: object,
  inputs: readonly string[],
  parameters: Record<string, string> = {},
): Node =>
  ({
    id,
    op,
    name: id,
    call: id,
    options: Object.fromEntries(
      Object.entries(options).map(([key, value]) => [key, stated(value)]),
    ),
    inputs,
    outputs: [`${id}:0`],
    parameters,
    origin: "stated",
    places: [],
  }) as unknown as Node;

const valueOf = (id: string, shape: Shape, dtype: Value["dtype"]): Value => ({
  id,
  shape,
  dtype,
});

/** The op between learned inputs (so that they have gradients) and the sum of its output times known weights. */
function modelOf(test: Case): Model {
  const fed = test.inputs.map((input, i) =>
    input.type === "int32" ? `x${i}` : `in${i}:0`,
  );
  const values: Record<string, Value> = {
    weights: valueOf("weights", test.weights.shape, "float32"),
  };
  const nodes: Node[] = [];
  const parameters: Parameter[] = [];
  test.inputs.forEach((input, i) => {
    values[fed[i] ?? ""] = valueOf(fed[i] ?? "", input.shape, dtypeOf(input));
    if (input.type === "int32") return;
    nodes.push(
      nodeOf("parameter", `in${i}`, { shape: input.shape }, [], {
        value: `input${i}`,
      }),
    );
    parameters.push(learned(`input${i}`, "value", input, false));
  });
  const roles = { ...test.parameters, ...test.statistics };
  for (const [role, golden] of Object.entries(roles))
    parameters.push(learned(role, role, golden, role in test.statistics));
  nodes.push(
    nodeOf(
      test.op,
      "op",
      { ...unsaid[test.op], ...test.options },
      fed,
      Object.fromEntries(Object.keys(roles).map((role) => [role, role])),
    ),
  );
  nodes.push(
    nodeOf(
      "arithmetic",
      "weighted",
      { function: "multiply", constant: null, constantFirst: false },
      ["op:0", "weights"],
    ),
  );
  const axes = test.output.shape.map((_, axis) => axis);
  nodes.push(
    nodeOf("reduce", "sum", { function: "sum", axes, keepDims: false }, [
      "weighted:0",
    ]),
  );
  return {
    dialect: "golden",
    version: { value: "1", from: "choice" },
    style: "",
    values,
    nodes,
    parameters,
    inputs: [...fed.filter((id) => id.startsWith("x")), "weights"],
    targets: [],
    outputs: ["op:0"],
    loss: "sum:0",
    optimizer: null,
    data: null,
    notes: [],
  };
}

/** Where two lists of numbers are furthest apart, relative to 1 + their size. */
function error(
  actual: ArrayLike<number> | undefined,
  expected: ArrayLike<number>,
): number {
  if (actual?.length !== expected.length) return Infinity;
  return Math.max(
    0,
    ...Array.from(
      expected,
      (value, i) =>
        Math.abs((actual[i] ?? NaN) - value) / (1 + Math.abs(value)),
    ).map((x) => (Number.isNaN(x) ? Infinity : x)),
  );
}

/** Some kernels hold single-precision constants even among doubles: PyTorch's activations 1/6 and 1/α, Keras's log cosh ln 2, TensorFlow's image resizing everything. */
const toleranceOf = ({ op, name }: Case): number =>
  name.endsWith("log cosh")
    ? 1e-8
    : op === "activation"
      ? 1e-7
      : op === "upsample"
        ? 1e-6
        : 1e-10;

function checkCase(test: Case, tolerance: number): void {
  const model = modelOf(test);
  const graph = lower(model, {
    purpose: "gradients",
    mode: test.training ? "training" : "evaluation",
  });
  const given = new Map<string, Weight>(
    Object.entries({ ...test.parameters, ...test.statistics }).map(
      ([role, golden]) => [role, weightOf(golden)],
    ),
  );
  test.inputs.forEach((input, i) => given.set(`input${i}`, weightOf(input)));
  const indices = test.inputs
    .filter(({ type }) => type === "int32")
    .map(({ data }, i) => [i === 0 ? "x" : `x${i + 1}`, data] as const);
  const weightsName = indices.length === 0 ? "x" : `x${indices.length + 1}`;
  const arrays = {
    ...Object.fromEntries(indices),
    [weightsName]: test.weights.data,
  };
  const result = runStep(
    graph,
    stateFrom(graph, given),
    { size: 1, arrays },
    momentOf(1),
  );
  expect(result.outputs["predictions"]?.shape, "output shape").toEqual(
    test.output.shape,
  );
  expect(
    error(result.outputs["predictions"]?.data, test.output.data),
    "output",
  ).toBeLessThan(tolerance);
  const gradients: Record<string, Float64Array> = {};
  for (const entry of graph.state) {
    const output = result.outputs[`gradient:${entry.parameter}`];
    if (output) gradients[entry.name] = output.data;
  }
  const turned = neutralWeights(graph, { ...result.state, ...gradients });
  for (const [role, golden] of Object.entries(test.parameterGradients))
    expect(
      error(turned.get(role)?.data, golden.data),
      `gradient of ${role}`,
    ).toBeLessThan(tolerance);
  test.inputGradients.forEach((golden, i) => {
    if (golden)
      expect(
        error(turned.get(`input${i}`)?.data, golden.data),
        `gradient of input ${i}`,
      ).toBeLessThan(tolerance);
  });
  for (const [role, golden] of Object.entries(test.statisticsAfter))
    expect(error(turned.get(role)?.data, golden.data), role).toBeLessThan(
      tolerance,
    );
}

for (const file of [
  "pytorchOps",
  "pytorchLosses",
  "kerasOps",
  "kerasLosses",
] as const) {
  const { versions, cases } = read(file);
  const framework = Object.entries(versions).slice(0, 1).flat().join(" ");
  describe(`${file}: as ${framework}`, () => {
    for (const test of cases)
      it(test.name, () => {
        checkCase(test, toleranceOf(test));
      });
  });
}
