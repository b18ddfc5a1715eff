// Every primitive, op and loss on our own kernels equals the Float64 reference, whatever the number of threads.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkOps } from "../check/ops.ts";
import { checkPrimitives } from "../check/primitives.ts";
import { lossCases } from "../lossCases.ts";
import { opCases } from "../opCases.ts";
import { Machine } from "./machine.ts";
import { startNodeThread } from "./node.ts";
import { simdChecked } from "./outputs.ts";
import { hasRelaxedSimd } from "./variants.ts";

const machines = [
  { threads: 1, fused: false },
  { threads: 3, fused: false },
  ...(hasRelaxedSimd() ? [{ threads: 2, fused: true }] : []),
];

describe.each(machines)("on $threads threads, fused $fused", (options) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await Machine.start({ ...options, startThread: startNodeThread });
  });
  afterAll(() => machine.end());

  it("computes every primitive, and gives all memory back", async () => {
    const before = machine.heap.used;
    const checked = await checkPrimitives(simdChecked(machine));
    expect(checked.length).toBeGreaterThan(100);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
    expect(machine.heap.used - machine.arenaBytes).toBe(before);
  });
});

it("computes every op and loss, forward and backward", async () => {
  const machine = await Machine.start({
    threads: 1,
    startThread: startNodeThread,
  });
  const checked = await checkOps(simdChecked(machine));
  expect(checked.length).toBe(opCases.length + lossCases.length + 1);
  expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  machine.end();
});
