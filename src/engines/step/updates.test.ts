// Update rules on given gradients against the real optimisers, five steps with a change of the learning rate.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Model, Node, Optimizer } from "../../ir/model.ts";
import { noPenalty } from "../../ir/optimizers/gradient.ts";
import type { OptimizerName } from "../../ir/optimizers/optimizer.ts";
import { scheduled } from "../../ir/optimizers/schedule.ts";
import { textbook } from "../../ir/optimizers/textbook.ts";
import { stated } from "../modelFixtures.ts";
import { momentOf, runStep, stateFrom } from "../reference/train.ts";
import { lower } from "./lower.ts";

interface Golden {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
interface Case {
  readonly name: string;
  readonly kind: OptimizerName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rates: readonly number[];
  readonly start: Golden;
  readonly gradients: readonly Golden[];
  readonly weights: readonly Golden[];
}

const settings = (options: object): object =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, stated(value)]),
  );
const node = (
  op: string,
  options: object,
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

/** The sum of a weight times what is fed: its gradient is what is fed. */
function modelOf({ kind, options, rates, start }: Case): Model {
  const value = (id: string) => ({
    id,
    shape: start.shape,
    dtype: "float32" as const,
  });
  return {
    dialect: "golden",
    version: { value: "1", from: "choice" },
    style: "",
    values: { gradient: value("gradient") },
    nodes: [
      node("parameter", { shape: start.shape }, [], { value: "w" }),
      node(
        "arithmetic",
        { function: "multiply", constant: null, constantFirst: false },
        ["parameter", "gradient"],
      ),
      node("reduce", { function: "sum", axes: [0, 1], keepDims: false }, [
        "arithmetic",
      ]),
    ],
    parameters: [
      {
        id: "w",
        name: "w",
        role: "value",
        shape: start.shape,
        dialectShape: start.shape,
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
    targets: [],
    outputs: [],
    loss: "reduce",
    optimizer: {
      kind,
      call: kind,
      options: settings({
        ...textbook[kind],
        ...options,
        learningRate: scheduled({
          kind: "table",
          values: rates,
          beyond: "unknown",
        }),
      }),
      groups: [],
      places: [],
    } as unknown as Optimizer,
    data: null,
    notes: [],
  };
}

function checkCase(test: Case, tolerance: number): void {
  const graph = lower(modelOf(test), { purpose: "training" });
  let state = stateFrom(
    graph,
    new Map([
      [
        "w",
        { shape: test.start.shape, data: Float64Array.from(test.start.data) },
      ],
    ]),
  );
  test.gradients.forEach(({ data }, i) => {
    const moment = momentOf(i + 1);
    state = runStep(
      graph,
      state,
      { size: 1, arrays: { x: data } },
      moment,
    ).state;
    test.weights[i]?.data.forEach((expected, place) => {
      expect(
        Math.abs((state["weight:w"]?.[place] ?? NaN) - expected),
        `step ${i + 1}, weight ${place}`,
      ).toBeLessThan(tolerance);
    });
  });
}

/** Keras turns its constants (momentum, β, ε) into float32 on the way to TensorFlow, so its doubles agree to that only. */
const tolerances = { pytorchOptimizers: 1e-11, kerasOptimizers: 3e-7 };

for (const [file, tolerance] of Object.entries(tolerances)) {
  const text = readFileSync(
    new URL(`./goldens/${file}.json`, import.meta.url),
    "utf8",
  );
  const { versions, cases } = JSON.parse(text) as {
    versions: Record<string, string>;
    cases: Case[];
  };
  describe(`${file}: as ${Object.entries(versions).slice(0, 1).flat().join(" ")}`, () => {
    for (const test of cases)
      it(test.name, () => {
        checkCase(test, tolerance);
      });
  });
}

describe("training", () => {
  it("leaves frozen weights alone", () => {
    const { cases } = JSON.parse(
      readFileSync(
        new URL("./goldens/pytorchOptimizers.json", import.meta.url),
        "utf8",
      ),
    ) as { cases: [Case] };
    const model = modelOf(cases[0]);
    const frozen = {
      ...model,
      parameters: model.parameters.map((parameter) => ({
        ...parameter,
        trainable: stated(false),
      })),
    };
    const graph = lower(frozen, { purpose: "training" });
    expect(graph.state.map(({ input, next }) => input === next)).toEqual([
      true,
    ]);
  });
  it("says what is missing: an optimiser, a loss", () => {
    const { cases } = JSON.parse(
      readFileSync(
        new URL("./goldens/pytorchOptimizers.json", import.meta.url),
        "utf8",
      ),
    ) as { cases: [Case] };
    const model = modelOf(cases[0]);
    expect(() =>
      lower({ ...model, optimizer: null }, { purpose: "training" }),
    ).toThrow("without one");
    expect(() =>
      lower({ ...model, loss: null }, { purpose: "training" }),
    ).toThrow("without one");
  });
});
