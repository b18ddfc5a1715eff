// Every op forward and backward on tfjs's cpu and wasm backends as on the Float64 reference; e2e/engines.spec.ts asks the GPUs.
import { expect, it } from "vitest";
import { lossNames, ops, type OpName } from "../../ir/index.ts";
import { checkOps } from "../check/ops.ts";
import type { BackendId } from "../engine.ts";
import { lossCases } from "../lossCases.ts";
import { opCases } from "../opCases.ts";
import { startBackend } from "./backends.ts";
import { installedWasmFiles } from "./node.ts";
import { tfjsChecked } from "./outputs.ts";

it.each<BackendId>(["cpu", "wasm"])(
  "computes every op on %s",
  async (backend) => {
    await startBackend({
      backend,
      wasmFiles: installedWasmFiles(),
    });
    const checked = await checkOps(tfjsChecked(backend));
    expect(checked.length).toBe(opCases.length + lossCases.length + 1);
    expect(checked.filter(({ error }) => !(error <= 1))).toEqual([]);
  },
);

it("has a case for every op and every loss", () => {
  const models = [
    ...opCases.map(([, model]) => model),
    ...lossCases.map(({ model }) => model),
  ];
  const covered = new Set(
    models.flatMap(({ nodes }) => nodes.map(({ op }) => op)),
  );
  const missing = (Object.keys(ops) as OpName[]).filter(
    (name) => !covered.has(name) && name !== "embedding", // checkOps has one
  );
  expect(missing).toEqual([]);
  const judged = new Set(lossCases.map(({ name }) => name.split(",")[0]));
  expect([...judged].sort()).toEqual([...lossNames].sort());
});
