// Example programs, recorded by the real recorder, read and resolved: their printed models are the goldens beside them.
import { afterAll, expect, it } from "vitest";
import { verifyModel } from "../../ir/index.ts";
import { printModel } from "../../ir/print.ts";
import { nodePython } from "../../python/node.ts";
import { dialectFiles } from "../index.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import dialect from "./index.ts";

const programs = import.meta.glob<string>("./examples/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});
const python = nodePython(dialectFiles);
afterAll(() => python.close());

it.each(Object.entries(programs))("reads %s", async (path, source) => {
  const version = dialect.versions[0] ?? "";
  const recording = await python.record({
    cells: [source],
    signatures: signaturesOf(dialect, version),
    versions: { mxnet: version },
  });
  expect(recording.error?.traceback ?? null).toBeNull();
  const model = resolve(read(recording, dialect, version), "metadata");
  verifyModel(model);
  await expect(printModel(model)).toMatchFileSnapshot(
    path.replace(/\.py$/, ".ir.txt"),
  );
});
