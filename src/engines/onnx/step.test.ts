// The training step as ONNX on WebAssembly, under Node: every primitive, and every op forward and backward, as the reference computes them.
import { describe, expect, it } from "vitest";
import { checkOps } from "../check/ops.ts";
import { checkPrimitives } from "../check/primitives.ts";
import { lossCases } from "../lossCases.ts";
import { opCases } from "../opCases.ts";
import { onnxChecked } from "./outputs.ts";

describe("onnxruntime-web on wasm", () => {
  it("computes every primitive", async () => {
    const checked = await checkPrimitives(await onnxChecked("wasm"));
    expect(checked.length).toBeGreaterThan(60);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  });

  it("computes every op, forward and backward", async () => {
    const checked = await checkOps(await onnxChecked("wasm"));
    expect(checked.length).toBe(opCases.length + lossCases.length + 1);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  }, 120_000);
});
