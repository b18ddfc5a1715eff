// The choice of an engine: the fastest in a trial, reasons are kept, lost ones are left out, and patience has an end.
import { expect, it, vi } from "vitest";
import { chooseEngine, type Choice } from "./choose.ts";
import { backends, type EngineId } from "./engine.ts";
import type { Engine } from "./executor.ts";
import { withinPatience } from "./patience.ts";

/** Under Node only WebAssembly and plain JavaScript are there. */
const seconds: Partial<Record<EngineId, number>> = {
  "simd-wasm": 0.05,
  "onnx-wasm": 0.02,
  "tfjs-wasm": 0.08,
};
const ended: EngineId[] = [];
const started: EngineId[] = [];

const engine = (id: EngineId): Engine =>
  ({
    device: { engine: id, backend: backends[id], name: id, software: false },
    end: () => void ended.push(id),
  }) as unknown as Engine;

function choice(changes: Partial<Choice> = {}): Choice {
  ended.length = 0;
  started.length = 0;
  return {
    preferred: null,
    lost: [],
    remembered: null,
    start: (id) => {
      started.push(id);
      return Promise.resolve(engine(id));
    },
    trial: ({ device }) => Promise.resolve(seconds[device.engine] ?? NaN),
    ...changes,
  };
}

it("takes the engine whose step was fastest, says so, and ends the others", async () => {
  const { report } = await chooseEngine(choice());
  expect(report.device.engine).toBe("onnx-wasm");
  expect(report.because).toBe(
    "It was the fastest in a trial of a few steps: onnxruntime-web on WebAssembly 20 ms, Rosetta’s own engine on WebAssembly 50 ms per step.",
  );
  expect(started).toEqual(["simd-wasm", "onnx-wasm"]);
  expect(ended).toEqual(["simd-wasm"]);
  expect(report.refused.map(({ engine }) => engine)).toEqual([
    "onnx-webgpu",
    "tfjs-webgpu",
    "tfjs-webgl",
    "tfjs-wasm",
    "tfjs-cpu",
  ]);
  expect(report.refused[0]?.reason).toContain("navigator.gpu");
});

it("takes another where a trial fails, and keeps the reason", async () => {
  const trial: Choice["trial"] = ({ device }) =>
    device.engine === "onnx-wasm"
      ? Promise.reject(new Error("no such operator"))
      : Promise.resolve(1);
  const { report } = await chooseEngine(choice({ trial }));
  expect(report.device.engine).toBe("simd-wasm");
  expect(report.because).toBe(
    "Rosetta’s own engine on WebAssembly alone got through a trial step.",
  );
  expect(report.refused).toContainEqual({
    engine: "onnx-wasm",
    reason: "no such operator",
  });
});

it("takes what waits behind the others where none of these gets through a trial", async () => {
  const trial: Choice["trial"] = () =>
    Promise.reject(new Error("no such operator"));
  const { report } = await chooseEngine(choice({ trial }));
  expect(report.device.engine).toBe("tfjs-wasm");
  expect(started).toEqual(["simd-wasm", "onnx-wasm", "tfjs-wasm"]);
});

it("tells a trial how fast the best so far is", async () => {
  const told: (number | null)[] = [];
  const trial: Choice["trial"] = (_, best) => {
    told.push(best);
    return Promise.resolve(1);
  };
  await chooseEngine(choice({ trial }));
  expect(told).toEqual([null, 1]);
});

it("takes the visitor's choice without a trial", async () => {
  const trial = vi.fn();
  const { report } = await chooseEngine(
    choice({ preferred: "tfjs-cpu", trial }),
  );
  expect(report.device.engine).toBe("tfjs-cpu");
  expect(report.because).toBe("It was chosen.");
  expect(trial).not.toHaveBeenCalled();
});

it("starts what an earlier run chose without a trial, and with its reason", async () => {
  const remembered = {
    engine: "tfjs-wasm",
    because: "It was the fastest.",
    trials: [],
  } as const;
  const { report } = await chooseEngine(choice({ remembered }));
  expect(started).toEqual(["tfjs-wasm"]);
  expect(report.because).toBe("It was the fastest.");
});

it("does not go back to an engine that was lost in this run", async () => {
  const lost = [{ engine: "onnx-wasm", reason: "the worker died" }] as const;
  const { report } = await chooseEngine(
    choice({ preferred: "onnx-wasm", lost }),
  );
  expect(report.device.engine).toBe("simd-wasm");
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
