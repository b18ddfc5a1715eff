// Example programs, recorded by the real recorder, read and resolved: their printed models are the goldens beside them.
import { afterAll, expect, it } from "vitest";
import { verifyModel } from "../../ir/index.ts";
import { printModel } from "../../ir/print.ts";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import cntk from "./index.ts";

const programs = import.meta.glob<string>("./examples/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});
const python = nodePython(cntk.python);
afterAll(() => python.close());
const version = cntk.versions[0] ?? "";

it.each(Object.entries(programs))("reads %s", async (path, source) => {
  const recording = await python.record({
    cells: [source],
    signatures: signaturesOf(cntk, version),
    versions: { cntk: version },
  });
  expect(recording.error).toBeNull();
  const model = resolve(read(recording, cntk, version), "metadata");
  verifyModel(model);
  await expect(printModel(model)).toMatchFileSnapshot(
    path.replace(/\.py$/, ".ir.txt"),
  );
});
