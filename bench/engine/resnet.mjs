// Makes the two ONNX files of one ResNet-50: ours, and torch.onnx's own. `node bench/engine/resnet.mjs FOLDER` writes both.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = "src/dialects/pytorch/examples/resnet50.py";
const rival = "bench/rivals/resnet.py";

/**
 * Writes `ours.onnx` and `torch.onnx` into a folder and gives their paths. `theirs` is null, and `missing` says why,
 * where no Python with torch and onnx is named by ROSETTA_PYTORCH_2. Throws where a file cannot be made.
 */
export async function resnetFiles(folder) {
  mkdirSync(folder, { recursive: true });
  const ours = join(folder, "ours.onnx");
  const { runnerImport } = await import("vite");
  const { module } = await runnerImport(
    fileURLToPath(new URL("./resnet.ts", import.meta.url)),
  );
  writeFileSync(ours, await module.exportedProgram(program));
  const python = process.env.ROSETTA_PYTORCH_2;
  if (!python)
    return {
      ours,
      theirs: null,
      missing:
        "set ROSETTA_PYTORCH_2 to a Python with torch, onnx and onnxscript",
    };
  const theirs = join(folder, "torch.onnx");
  const made = spawnSync(python, [rival, program, theirs], {
    stdio: ["ignore", 2, 2],
  });
  if (made.status !== 0)
    throw new Error(
      `Expected ${python} ${rival} to export the model. It ended with ${made.status}: its own message stands above.`,
    );
  return { ours, theirs, missing: null };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await resnetFiles(process.argv[2] ?? "dist-bench-resnet");
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
}
