// Every op forward and backward on tfjs's cpu and wasm backends as on the Float64 reference; e2e/engines.spec.ts asks the GPUs.
import { expect, it } from "vitest";
import type { BackendId } from "../engine.ts";
import { opCases } from "../opCases.ts";
import { chooseBackend } from "./backends.ts";
import { installedWasmFiles } from "./node.ts";
import { checkOps } from "./opCheck.ts";

it.each<BackendId>(["cpu", "wasm"])(
  "computes every op on %s",
  async (backend) => {
    await chooseBackend({
      preferred: backend,
      lost: [],
      wasmFiles: installedWasmFiles(),
    });
    const checked = await checkOps(backend);
    expect(checked.length).toBe(opCases.length + 1);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  },
);
