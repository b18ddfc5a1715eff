// Update rules on given gradients against the real optimisers, five steps with a change of the learning rate.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Model } from "../../ir/model.ts";
import type { OptimizerName } from "../../ir/optimizers/optimizer.ts";
import { scheduled } from "../../ir/optimizers/schedule.ts";
import { textbook } from "../../ir/optimizers/textbook.ts";
import { stated } from "../modelFixtures.ts";
import { momentOf, runStep, stateFrom } from "../reference/train.ts";
import { lower } from "./lower.ts";
import { weightModel } from "./oneNode.ts";

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

/** JSON has no infinity: the order of a norm is "inf" there. */
const withInfinity = (options: object): object =>
  JSON.parse(JSON.stringify(options), (_, value: unknown) =>
    value === "inf" ? Infinity : value,
  ) as object;

const modelOf = ({ kind, options, rates, start }: Case): Model =>
  weightModel(start.shape, kind, {
    ...textbook[kind],
    ...withInfinity(options),
    learningRate: scheduled({
      kind: "table",
      values: rates,
      beyond: "unknown",
    }),
  });

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
