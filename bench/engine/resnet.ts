// Our ONNX file of ResNet-50: the PyTorch program read, its weights drawn by its own distributions, its forward pass exported.
import { readFileSync } from "node:fs";
import { exportOnnx } from "../../src/engines/onnx/export.ts";
import { initialWeights } from "../../src/engines/step/initialize.ts";
import { analyse, pythonFiles } from "../../src/pipeline.ts";
import { nodePython } from "../../src/python/node.ts";

/** The bytes of an ONNX model in evaluation mode, input (N, 3, 224, 224) and output `output0` (N, 1000). Throws where the program is not read. */
export async function exportedProgram(program: string): Promise<Uint8Array> {
  const python = nodePython(pythonFiles);
  try {
    const source = { cells: [readFileSync(program, "utf8")] };
    const [reading] = (await analyse([source], python)).columns;
    if (!reading?.model)
      throw new Error(
        `Expected ${program} to be read. Received: ${JSON.stringify(reading?.error ?? null)}.`,
      );
    const weights = Object.fromEntries(initialWeights(reading.model, 0));
    return exportOnnx(reading.model, weights);
  } finally {
    python.close();
  }
}
