// A ReLU moved behind max pooling changes no number: ties, windows without anything positive, borders and overlaps included.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Model } from "../../../ir/model.ts";
import type { OptionsOf } from "../../../ir/ops/index.ts";
import { ModelDraft } from "../../modelFixtures.ts";
import { learnedInput } from "../../oneOp.ts";
import { momentOf, runStep } from "../../reference/train.ts";
import { nodeAt, type StepGraph } from "../graph.ts";
import { lower } from "../lower.ts";
import { everyRule, rulesWithout, type Rules } from "./index.ts";

const relu = { function: "relu", alpha: null } as const;
const image = [5, 6, 2] as const;
const size = image[0] * image[1] * image[2];

interface Window {
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly border: readonly [number, number];
}

const pool = ({
  size,
  strides,
  dilation,
  border,
}: Window): OptionsOf<"maxPool"> => ({
  poolSize: size,
  strides,
  dilation,
  padding: { kind: "explicit", before: border, after: border },
  rounding: "floor",
  layout: "channelsLast",
});

/** ReLU and pool; the ReLU's own value may be read a second time. */
function model(window: Window, shared = false): Model {
  const draft = new ModelDraft();
  const cut = draft.add("activation", relu, learnedInput(draft, [...image]));
  const pooled = draft.add("maxPool", pool(window), cut);
  const flat = (value: string) =>
    draft.add("flatten", { startAxis: 1, endAxis: -1 }, value);
  return draft.judged(
    shared
      ? draft.add("concatenate", { axis: 1 }, flat(pooled), flat(cut))
      : flat(pooled),
  );
}

/** Every result; zeros have no sign, as sums of them may come in another order. */
function results(graph: StepGraph, values: readonly number[]) {
  const { outputs } = runStep(
    graph,
    { "weight:parameter0.value": Float64Array.from(values) },
    { size: 1, arrays: { x: new Float64Array(size) } },
    momentOf(1),
  );
  return Object.entries(outputs).map(
    ([name, { data }]) => [name, Array.from(data, (n) => n + 0)] as const,
  );
}

const lowered = (model: Model, rules: Rules): StepGraph =>
  lower(model, { purpose: "gradients", rules });

/** Elements that the ReLU touches. */
const cutOff = (graph: StepGraph): number =>
  graph.nodes.reduce(
    (sum, { primitive, attributes, shape }) =>
      primitive === "unary" && attributes.fn === "relu"
        ? sum +
          shape.reduce<number>(
            (all, dim) => all * (typeof dim === "number" ? dim : dim.batch),
            1,
          )
        : sum,
    0,
  );

const pairs = (min: number, max: number) => {
  const item = fc.integer({ min, max });
  return fc.tuple(item, item);
};
const windows = fc
  .record({
    size: pairs(1, 3),
    strides: pairs(1, 3),
    dilation: fc.constantFrom([1, 1] as const, [1, 2] as const),
    border: pairs(0, 1),
  })
  .map(({ size, border, ...rest }): Window => ({
    ...rest,
    size,
    border: [
      Math.min(border[0], size[0] - 1),
      Math.min(border[1], size[1] - 1),
    ],
  }));
/** Few distinct numbers, so that windows tie; some images without anything positive. */
const pictures = fc.oneof(
  fc.array(fc.integer({ min: -2, max: 2 }), {
    minLength: size,
    maxLength: size,
  }),
  fc.array(fc.integer({ min: -3, max: 0 }), {
    minLength: size,
    maxLength: size,
  }),
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: size,
    maxLength: size,
  }),
);

it("gives the same numbers to the bit, forward and backward", () => {
  fc.assert(
    fc.property(windows, pictures, (window, values) => {
      const one = model(window);
      const on = lowered(one, everyRule);
      const off = lowered(one, rulesWithout("reluAfterPool"));
      expect(results(on, values)).toEqual(results(off, values));
    }),
    { numRuns: 150, seed: 5 },
  );
});

it("cuts off what the pool left, and the whole image where something else reads it", () => {
  const halves: Window = {
    size: [2, 2],
    strides: [2, 2],
    dilation: [1, 1],
    border: [0, 0],
  };
  expect(cutOff(lowered(model(halves), everyRule))).toBe(2 * 3 * 2);
  const shared = model(halves, true);
  expect(cutOff(lowered(shared, everyRule))).toBe(size);
  expect(lowered(shared, everyRule)).toEqual(
    lowered(shared, rulesWithout("reluAfterPool")),
  );
});

it("leaves a ReLU whose value is probed where it is", () => {
  const one = model({
    size: [2, 2],
    strides: [2, 2],
    dilation: [1, 1],
    border: [0, 0],
  });
  const cut = one.nodes.find(({ op }) => op === "activation")?.outputs[0] ?? "";
  const graph = lower(one, { purpose: "prediction", probes: [cut] });
  expect(nodeAt(graph, graph.outputs[`value:${cut}`] ?? -1)).toMatchObject({
    attributes: { fn: "relu" },
  });
  expect(cutOff(graph)).toBe(size);
});
