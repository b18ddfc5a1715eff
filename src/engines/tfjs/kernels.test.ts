// Every primitive on tfjs's cpu and wasm backends equals the Float64 reference.
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { primitiveCases } from "../check/primitiveCases.ts";
import { checkPrimitives } from "../check/primitives.ts";
import type { BackendId } from "../engine.ts";
import { startBackend } from "./backends.ts";
import { kernels } from "./kernels.ts";
import { installedWasmFiles } from "./node.ts";
import { tfjsChecked } from "./outputs.ts";

it("has a case for every primitive", () => {
  const covered = new Set<string>(
    primitiveCases().map(({ primitive }) => primitive),
  );
  expect(Object.keys(kernels).filter((name) => !covered.has(name))).toEqual([]);
});

describe.each<BackendId>(["cpu", "wasm"])("on %s", (backend) => {
  beforeAll(async () => {
    const device = await startBackend({
      backend,
      wasmFiles: installedWasmFiles(),
    });
    expect(device.backend).toBe(backend);
  });

  it("computes every primitive as the reference does, and frees what it made", async () => {
    const before = tf.memory().numTensors;
    const checked = await checkPrimitives(tfjsChecked(backend));
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
