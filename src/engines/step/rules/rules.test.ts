// Each rule, switched off and on: the same numbers, from another graph.
import { describe, expect, it } from "vitest";
import type { Model } from "../../../ir/model.ts";
import { concreteShape } from "../../../ir/shape.ts";
import { lossCases } from "../../lossCases.ts";
import { cnn, tinySize } from "../../modelFixtures.ts";
import { opCases } from "../../opCases.ts";
import { drawnState, momentOf, runStep } from "../../reference/train.ts";
import { nodeAt, primitiveCounts, type StepGraph } from "../graph.ts";
import { lower, type LowerOptions } from "../lower.ts";
import { RandomStream } from "../random.ts";
import {
  everyRule,
  ruleNames,
  rules,
  rulesWithout,
  type RuleName,
  type Rules,
} from "./index.ts";
import { appliedRules, written } from "./worth.ts";

const batchSize = 3;

/** A number for one of the inputs: the first holds examples. */
type Draw = (stream: RandomStream, first: boolean) => number;
interface Fixture {
  readonly name: string;
  readonly model: Model;
  readonly draw: Draw;
  readonly purpose: LowerOptions["purpose"];
}

const normal: Draw = (stream) => stream.normal();
const labels: Draw = (stream, first) =>
  first ? stream.normal() : stream.bits() % 10;
const fixtures: readonly Fixture[] = [
  {
    name: "the repository's network, small",
    model: cnn(tinySize),
    draw: labels,
    purpose: "training",
  },
  {
    name: "the repository's network, channels last",
    model: cnn({ ...tinySize, layout: "channelsLast" }),
    draw: labels,
    purpose: "gradients",
  },
  ...opCases.map(([name, model]): Fixture => ({
    name,
    model,
    draw: normal,
    purpose: "gradients",
  })),
  ...lossCases.map(({ name, model, truth }): Fixture => ({
    name,
    model,
    draw: (stream, first) => (first ? stream.normal() : truth(stream)),
    purpose: "gradients",
  })),
];

function lowered({ model, purpose }: Fixture, rules: Rules): StepGraph {
  return lower(model, { purpose, mode: "training", rules });
}

const text = (graph: StepGraph): string => JSON.stringify(graph);

/** Results of a step by name: outputs and the next state. */
function numbers(
  { model, draw }: Fixture,
  graph: StepGraph,
): Map<string, Float64Array> {
  const arrays = graph.inputs.flatMap((input) => {
    if (input.kind !== "examples" && input.kind !== "targets") return [];
    const stream = new RandomStream(3, input.name);
    const shape = concreteShape(nodeAt(graph, input.ref).shape, batchSize);
    const length = shape.reduce((all, n) => all * n, 1);
    const first = input.kind === "examples" && input.index === 0;
    const values = Float64Array.from({ length }, () => draw(stream, first));
    return [[input.name, values] as const];
  });
  const { outputs, state } = runStep(
    graph,
    drawnState(graph, model, 1),
    { size: batchSize, arrays: Object.fromEntries(arrays) },
    momentOf(1, batchSize),
  );
  return new Map([
    ...Object.entries(outputs).map(([name, { data }]) => [name, data] as const),
    ...Object.entries(state),
  ]);
}

/** The largest difference of results that both graphs have, relative to 1 + their size. */
function apart(
  one: ReadonlyMap<string, Float64Array>,
  other: ReadonlyMap<string, Float64Array>,
): number {
  let largest = 0;
  for (const [name, values] of one)
    other.get(name)?.forEach((value, i) => {
      const expected = values[i] ?? NaN;
      const error = Math.abs(value - expected) / (1 + Math.abs(expected));
      largest = Object.is(value, expected) ? largest : Math.max(largest, error);
    });
  return largest;
}

const plain = new Map(
  fixtures.map((fixture) => [fixture, lowered(fixture, everyRule)]),
);
const withAll = new Map<Fixture, Map<string, Float64Array>>();
function resultsWithAll(fixture: Fixture): Map<string, Float64Array> {
  const known = withAll.get(fixture);
  if (known) return known;
  const made = numbers(fixture, plain.get(fixture) as StepGraph);
  withAll.set(fixture, made);
  return made;
}

/** Rules that regroup sums; where axes turned by nothing stay, no softmax is seen behind them. All others leave every number to the bit. */
const regrouping: readonly RuleName[] = ["softmaxWithLoss", "simplerForms"];

describe.each(rules.map(({ name }) => name))("%s", (name) => {
  const changed = fixtures.flatMap((fixture) => {
    const without = lowered(fixture, rulesWithout(name));
    return text(without) === text(plain.get(fixture) as StepGraph)
      ? []
      : [{ fixture, without }];
  });

  const worse = (cost: (graph: StepGraph) => number): string[] =>
    changed.flatMap(({ fixture, without }) =>
      cost(plain.get(fixture) as StepGraph) > cost(without)
        ? [fixture.name]
        : [],
    );

  it("changes graphs, and none of them to write more numbers", () => {
    expect(changed.length).toBeGreaterThan(0);
    expect(worse((graph) => written(graph, batchSize))).toEqual([]);
  });

  it.skipIf(name === "reluAfterPool")("makes none of them longer", () => {
    expect(worse(({ nodes }) => nodes.length)).toEqual([]);
  });

  it("leaves the numbers as they are", () => {
    const worst = changed.map(({ fixture, without }) => ({
      name: fixture.name,
      error: apart(numbers(fixture, without), resultsWithAll(fixture)),
    }));
    const allowed = regrouping.includes(name) ? 1e-12 : 0;
    expect(worst.filter(({ error }) => !(error <= allowed))).toEqual([]);
  });
});

it("computes every op and loss with all rules off", () => {
  const none: Rules = new Set();
  const worst = fixtures.map((fixture) => ({
    name: fixture.name,
    error: apart(
      numbers(fixture, lowered(fixture, none)),
      resultsWithAll(fixture),
    ),
  }));
  expect(worst.filter(({ error }) => !(error <= 1e-12))).toEqual([]);
});

it("says of every rule what it does", () => {
  expect(rules.map(({ name }) => name)).toEqual([...ruleNames]);
  for (const { title, lesson } of rules)
    expect(`${title}: ${lesson}`).toMatch(/^.{10,80}: .{80,400}\.$/);
});

describe("without noInputGradient", () => {
  it.each(["training", "gradients"] as const)(
    "%s runs one more convolution and gives the gradient by the examples",
    (purpose) => {
      const model = cnn(tinySize);
      const [on, off] = [everyRule, rulesWithout("noInputGradient")].map(
        (rules) => lower(model, { purpose, rules }),
      ) as [StepGraph, StepGraph];
      const convolutions = (graph: StepGraph) =>
        primitiveCounts(graph)["conv2d"] ?? 0;
      expect(convolutions(off)).toBe(convolutions(on) + 1);
      expect(on.outputs["gradient:x"]).toBeUndefined();
      const gradient = off.outputs["gradient:x"];
      expect(gradient).toBeDefined();
      expect(nodeAt(off, gradient ?? -1).shape).toEqual(
        model.values[model.inputs[0] ?? ""]?.shape,
      );
    },
  );
});

it("tells which rules changed a model's step, and what they save", () => {
  const model = cnn(tinySize);
  const applied = appliedRules(model, { purpose: "training" }, 64);
  const on = lower(model, { purpose: "training" });
  const off = lower(model, {
    purpose: "training",
    rules: rulesWithout("convEpilogue"),
  });
  const epilogue = applied.find(({ name }) => name === "convEpilogue");
  expect(epilogue?.nodesSaved).toBe(off.nodes.length - on.nodes.length);
  expect(epilogue?.numbersSaved).toBe(written(off, 64) - written(on, 64));
  // Its pools stand before their ReLUs already.
  expect(applied.map(({ name }) => name)).not.toContain("reluAfterPool");
  expect(applied.length).toBeGreaterThan(4);
});
