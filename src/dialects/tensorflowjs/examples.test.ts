// Example programs, recorded by the real recorder, read and resolved: their printed models are the goldens beside them.
import { expect, it } from "vitest";
import { verifyModel } from "../../ir/index.ts";
import { printModel } from "../../ir/print.ts";
import { nodeJavaScript } from "../../javascript/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import tensorflowjs from "./index.ts";
import { version } from "./source.ts";

const programs = import.meta.glob<string>("./examples/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The notebooks' loaders, which stand above the dialects. */
const common = import.meta.glob<string>("../../data/javascript/common/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});
const javascript = nodeJavaScript([
  ...(tensorflowjs.javascript ?? []),
  ...Object.entries(common).map(([path, text]) => ({
    path: path.replace("../../data/javascript/", ""),
    text,
  })),
]);

it.each(Object.entries(programs))("reads %s", async (path, source) => {
  const recording = await javascript.record({
    cells: [source],
    signatures: signaturesOf(tensorflowjs, version),
    versions: { tf: version },
  });
  expect(recording.error).toBeNull();
  const model = resolve(read(recording, tensorflowjs, version), "metadata");
  verifyModel(model);
  await expect(printModel(model)).toMatchFileSnapshot(
    path.replace(/\.js$/, ".ir.txt"),
  );
});
