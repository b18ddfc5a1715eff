// Each engine in a real Chromium: every primitive against the Float64 reference, and a training run.
import { expect, test } from "@playwright/test";
import { backends, engineIds, type Progress } from "../src/engines/engine.ts";
import type { Engines } from "./pages/engines.ts";
import { servePage, type Served } from "./pages/serve.ts";

let served: Served;
test.beforeAll(async () => {
  served = await servePage("engines");
});
test.afterAll(async () => {
  await served.close();
});

declare const engines: Engines;

function only<Kind extends Progress["kind"]>(
  progress: readonly Progress[],
  kind: Kind,
): Extract<Progress, { kind: Kind }>[] {
  return progress.filter(
    (each): each is Extract<Progress, { kind: Kind }> => each.kind === kind,
  );
}

test.beforeEach(async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("close", () => expect(errors).toEqual([]));
  await page.goto(served.url);
  await page.waitForFunction(() => "engines" in globalThis);
});

for (const engine of engineIds) {
  test(`${engine} computes every primitive as the reference does`, async ({
    page,
  }) => {
    const { device, checked, leaked, complaint } = await page.evaluate(
      (id) => engines.check(id),
      engine,
    );
    expect(device.engine).toBe(engine);
    expect(complaint).toBeNull();
    expect(checked.length).toBeGreaterThan(60);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
    expect(leaked ?? 0).toBe(0);
  });
}

for (const engine of engineIds.filter((id) => backends[id] !== "cpu")) {
  test(`${engine} computes every op, forward and backward, as the reference does`, async ({
    page,
  }) => {
    const { device, checked, complaint } = await page.evaluate(
      (id) => engines.checkOps(id),
      engine,
    );
    expect(device.engine).toBe(engine);
    expect(complaint).toBeNull();
    expect(checked.length).toBeGreaterThan(30);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  });
}

test("an untold engine is the fastest that needs no emulation, and the others' reasons are kept", async ({
  page,
}) => {
  const progress = await page.evaluate(() =>
    engines.train(null, "same weights"),
  );
  const [{ report } = { report: null }] = only(progress, "device");
  expect(report?.device).toMatchObject({ backend: "wasm", software: false });
  expect(report?.refused.map(({ engine }) => engine)).toEqual([
    "tfjs-wasm",
    "onnx-webgpu",
    "tfjs-webgpu",
    "tfjs-webgl",
    "tfjs-cpu",
  ]);
  expect(report?.trials.map(({ engine }) => engine)).toEqual([
    "simd-wasm",
    "onnx-wasm",
  ]);
  expect(report?.because).toContain("fastest");
  expect(report?.refused[1]?.reason).toContain("SwiftShader");
  expect(only(progress, "agreement").map(({ agrees }) => agrees)).toEqual([
    true,
    true,
  ]);
  expect(only(progress, "twin")).toHaveLength(1);
  expect(progress.at(-1)).toEqual({ kind: "done", stopped: false });
});
