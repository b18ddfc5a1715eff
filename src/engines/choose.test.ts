// The choice of a backend: reasons are kept, lost ones are left out, and patience has an end.
import { expect, it, vi } from "vitest";
import { chooseBackend, withinPatience } from "./backends.ts";
import { installedWasmFiles } from "./node.ts";

const wasmFiles = installedWasmFiles();

it("says why each backend before the one taken was not", async () => {
  const report = await chooseBackend({ preferred: null, lost: [], wasmFiles });
  expect(report.device).toEqual({
    backend: "wasm",
    name: "WebAssembly, 1 thread",
    software: false,
  });
  const reasons = report.refused.map(
    ({ backend, reason }) => `${backend}: ${reason}`,
  );
  expect(reasons).toEqual([
    "webgpu: This browser gives no WebGPU to workers (navigator.gpu).",
    "webgl: This browser has no OffscreenCanvas for workers.",
  ]);
});

it("takes the visitor's choice first", async () => {
  const report = await chooseBackend({ preferred: "cpu", lost: [], wasmFiles });
  expect(report.device.backend).toBe("cpu");
});

it("does not go back to a backend that was lost in this run", async () => {
  const lost = [{ backend: "wasm", reason: "the worker died" }] as const;
  const report = await chooseBackend({ preferred: "wasm", lost, wasmFiles });
  expect(report.device.backend).toBe("cpu");
  expect(report.refused).toContainEqual(lost[0]);
});

it("does not wait for ever", async () => {
  vi.useFakeTimers();
  const waiting = withinPatience(new Promise(() => undefined), 15_000);
  const failed = expect(waiting).rejects.toThrow("No answer within 15 s.");
  await vi.advanceTimersByTimeAsync(15_000);
  await failed;
  vi.useRealTimers();
});
