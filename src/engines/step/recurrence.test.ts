// Recurrent layers as scans: the numbers of the steps written out, in a graph that does not grow with the number of steps.
import { describe, expect, it } from "vitest";
import type { Model } from "../../ir/model.ts";
import { oneOp } from "../oneOp.ts";
import { gruWalk, lstmWalk, recurrentCases, walk } from "../recurrentCases.ts";
import { stream } from "../reference/fill.ts";
import { drawnState, momentOf, runStep } from "../reference/train.ts";
import { primitiveCounts } from "./graph.ts";
import { lower, type LowerOptions } from "./lower.ts";

const dropping = { dropRate: 0.3, recurrentDropRate: 0.4 } as const;
const cases: readonly (readonly [string, Model])[] = [
  ...recurrentCases,
  ["gru that drops", oneOp("gru", { ...gruWalk, ...dropping }, [4, 2])],
  [
    "gru, reset before, that drops per gate",
    oneOp(
      "gru",
      { ...gruWalk, ...dropping, resetAfter: false, dropMasks: "perGate" },
      [4, 2],
    ),
  ],
  [
    "lstm, clipped, that gives its states",
    oneOp(
      "lstm",
      { ...lstmWalk, cellClip: 0.2, returnState: true, returns: "last" },
      [4, 2],
    ),
  ],
];

/** Loss, answers and gradients by output name. */
function results(model: Model, options: Omit<LowerOptions, "purpose">) {
  const graph = lower(model, { purpose: "gradients", ...options });
  const next = stream(5);
  const arrays = Object.fromEntries(
    graph.inputs.flatMap(({ kind, name, ref }) =>
      kind === "examples" || kind === "targets"
        ? [[name, numbers(graph.nodes[ref]?.shape ?? [], next)] as const]
        : [],
    ),
  );
  const batch = { size: 2, arrays };
  const state = drawnState(graph, model, 3);
  return { graph, ...runStep(graph, state, batch, momentOf(1)) };
}

const numbers = (
  shape: readonly (number | { readonly batch: number })[],
  next: () => number,
): number[] => {
  const length = shape.reduce<number>(
    (all, dim) => all * (typeof dim === "number" ? dim : 2 * dim.batch),
    1,
  );
  return Array.from({ length }, next);
};

describe.each(cases)("%s", (_, model) => {
  it("computes as a scan what it computes written out", () => {
    const expected = results(model, { recurrence: "unrolled" }).outputs;
    for (const scanSums of ["joined", "carried"] as const) {
      const { outputs } = results(model, { scanSums });
      expect(Object.keys(outputs)).toEqual(Object.keys(expected));
      for (const [name, { data, shape }] of Object.entries(outputs)) {
        expect(shape).toEqual(expected[name]?.shape);
        data.forEach((value, i) => {
          expect(value).toBeCloseTo(expected[name]?.data[i] ?? NaN, 12);
        });
      }
    }
  });
});

const long = (steps: number): Model =>
  oneOp("gru", { ...gruWalk, returns: "last" }, [steps, 2]);
const counts = (steps: number, options: Omit<LowerOptions, "purpose"> = {}) =>
  primitiveCounts(lower(long(steps), { purpose: "gradients", ...options }));

describe("a long sequence", () => {
  it("has as many nodes as a shorter one", () => {
    expect(counts(150)).toEqual(counts(20));
    expect(counts(150)["scan"]).toBe(2);
  });
  it("is written out where that is asked for, and where there are only a few steps", () => {
    expect(counts(20, { recurrence: "unrolled" })["scan"]).toBeUndefined();
    expect(counts(3)["scan"]).toBeUndefined();
  });
  it("multiplies by the kernel's gradient once, and once per step by the kernel", () => {
    const graph = lower(long(150), { purpose: "gradients" });
    const products = graph.nodes.flatMap((node) =>
      node.primitive === "scan"
        ? [
            node.attributes.body.nodes.filter(
              ({ primitive }) => primitive === "matmul",
            ).length,
          ]
        : [],
    );
    expect(products).toEqual([1, 1]);
    expect(primitiveCounts(graph)["matmul"]).toBe(4);
  });
  it("gives out nothing that is not used", () => {
    const { graph } = results(
      oneOp("simpleRnn", { ...walk, returns: "last" }, [8, 2]),
      {},
    );
    const asked = graph.nodes.filter(
      ({ primitive }) => primitive === "scanResult",
    );
    const given = graph.nodes.flatMap((node) =>
      node.primitive === "scan" ? node.attributes.body.outputs : [],
    );
    const last = 1;
    expect(asked.length).toBe(given.length + last);
  });
});
