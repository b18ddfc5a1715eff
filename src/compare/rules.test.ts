// Each rule: one pair of programs that it makes equal, and a near pair that stays different.
import { expect, it } from "vitest";
import { conv3, kerasCnn, torchCnn } from "../ir/fixtures.ts";
import { opOf, sameShape, type Model } from "../ir/index.ts";
import { canonicalize, rules } from "./canonicalize.ts";
import { compare } from "./diff.ts";
import { plainOptions, shapeOf } from "./graph.ts";
import { cases } from "./ruleCases.fixture.ts";
import {
  around,
  convolved,
  dropped,
  model,
  same,
} from "./ruleModels.fixture.ts";

const differing = (pair: readonly Model[]) =>
  compare(pair).differences.filter(({ list }) => list === "differs");

it.each(cases)("$rule: $what", ({ rule, pair, list, near }) => {
  expect(differing(pair)).toEqual([]);
  const { differences } = compare(pair);
  const rows = differences.filter(({ id }) => id.endsWith(`:${rule}`));
  expect(rows.map((row) => row.list)).toEqual(list === null ? [] : [list]);
  if (list === null) expect(differences).toEqual([]);
  expect(differing(near)).not.toEqual([]);
});

it("has a case for every rule", () => {
  expect(new Set(rules.map(({ name }) => name))).toEqual(
    new Set(cases.map(({ rule }) => rule)),
  );
});

it("leaves a graph whose shapes follow from its options, whatever was rewritten", () => {
  const models = [
    torchCnn(),
    kerasCnn("channelsLast"),
    ...cases.flatMap(({ pair, near }) => [...pair, ...near]),
  ];
  for (const { graph } of models.map(canonicalize))
    for (const node of graph.nodes) {
      const inputs = node.inputs.map((id) => shapeOf(graph, id));
      const shapes = opOf(node.op).shape(inputs, plainOptions(node));
      expect(shapes).toHaveLength(node.outputs.length);
      const [shape = []] = shapes;
      expect(sameShape(shape, shapeOf(graph, node.outputs[0]))).toBe(true);
      const roles = opOf(node.op).roles?.(inputs, plainOptions(node)) ?? {};
      for (const [role, id] of Object.entries(node.parameters))
        expect(graph.parameters.get(id)?.shape).toEqual(roles[role]?.shape);
    }
});

it("names the input size at which `same` leaves the written amounts", () => {
  const [row] = compare([
    convolved(same, [2, 2], 9),
    convolved(around(1), [2, 2], 9),
  ]).differences;
  expect(row?.condition).toContain("10×10 instead of 9×9");
});

it("does not merge a bias into the batch norm behind it", () => {
  const norm = (useBias: boolean) =>
    model((b) => {
      b.add("conv", { ...conv3(4), useBias });
      b.add("batchNorm", {
        axis: 1,
        epsilon: 1e-5,
        newStatisticShare: 0.1,
        center: true,
        scale: true,
        runningVariance: "unbiased",
        trackRunning: true,
        activeIn: "training",
      });
    });
  expect(
    differing([norm(true), norm(false)]).map(({ option }) => option),
  ).toEqual(["useBias"]);
});

it("tells the rate of a dropout that drops nothing beside one that does", () => {
  const [only, ...more] = differing([
    dropped({ dropRate: 0 }),
    dropped({ dropRate: 0.5 }),
  ]);
  expect(more).toEqual([]);
  expect(only?.values.map(({ text }) => text)).toEqual(["0", "0.5"]);
});
