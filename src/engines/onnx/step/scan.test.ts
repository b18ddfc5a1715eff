// Scans as ONNX: one node with a body or every step written out, both as the reference computes them.
import { describe, expect, it } from "vitest";
import { oneOp } from "../../oneOp.ts";
import { gruWalk } from "../../recurrentCases.ts";
import { stream } from "../../reference/fill.ts";
import { drawnState, momentOf, runStep } from "../../reference/train.ts";
import type { StepGraph } from "../../step/graph.ts";
import { lower } from "../../step/lower.ts";
import { onnxChecked } from "../outputs.ts";
import { exportStep } from "./export.ts";

const size = 2;
const model = (steps: number) =>
  oneOp("gru", { ...gruWalk, direction: "both" }, [steps, 2]);
const gradientsOf = (steps: number): StepGraph =>
  lower(model(steps), { purpose: "gradients" });
const target = { transposedProducts: true, channelsFirst: true };

describe.each([true, false])("where scans are nodes: %s", (scans) => {
  it("computes a layer that walks both ways, and its gradients", async () => {
    const graph = gradientsOf(6);
    const next = stream(3);
    const x = Float32Array.from({ length: size * 6 * 2 }, next);
    const state = drawnState(graph, model(6), 1);
    const batch = { size, arrays: { x } };
    const expected = runStep(graph, state, batch, momentOf(1)).outputs;
    const onnx = await onnxChecked("wasm", { scans });
    const received = await onnx.compute(graph, { ...state, x }, size);
    expect(Object.keys(received)).toEqual(Object.keys(expected));
    for (const [name, { data }] of Object.entries(expected))
      data.forEach((value, i) => {
        expect(received[name]?.[i]).toBeCloseTo(value, 4);
      });
  });
  it("makes a file that grows with the steps only where they are written out", () => {
    const bytes = (steps: number): number =>
      exportStep(gradientsOf(steps), {
        batchSize: size,
        target: { ...target, scans },
      }).bytes.length;
    if (scans) expect(bytes(60)).toBeLessThan(bytes(6) * 1.1);
    else expect(bytes(60)).toBeGreaterThan(bytes(6) * 5);
  });
});
