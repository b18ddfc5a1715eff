// The Rosetta repository's own notebooks, unmodified: read by dry run, compared and trained. They are not part of this
// project: ROSETTA_ORIGINALS names a folder that holds them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GivenFile } from "./pages/notebook.ts";
import { expect, test } from "./pages/test.ts";

const folder = process.env["ROSETTA_ORIGINALS"];

function original(folder: string, name: string): GivenFile {
  return { name, text: readFileSync(join(folder, name), "utf8") };
}

test("PyTorch_CNN and Keras_TF_CNN stand side by side, are compared and trained", async ({
  notebook,
}) => {
  test.skip(!folder, "ROSETTA_ORIGINALS is not set");
  test.setTimeout(360_000);
  await notebook.open("cnn-cifar10");
  await notebook.openFile(original(folder ?? "", "PyTorch_CNN.ipynb"));
  await notebook.pick(original(folder ?? "", "Keras_TF_CNN.ipynb"));
  await notebook.answer("Put beside");
  for (const title of ["PyTorch", "Keras"])
    await expect(notebook.column(title).head).toContainText(
      "3,441,592 parameters",
    );
  const differences = notebook.differences();
  await expect(differences.differing).toHaveText([
    "kernel initialiser",
    "bias initialiser",
    "last partial batch",
    "what is evaluated",
  ]);
  const same = await differences.unfold("the same in other words");
  await expect(same).toContainText("softmax in the model or in the loss");
  await expect(same).toContainText("label form");
  await notebook.chooseEngine("simd-wasm");
  const training = notebook.training();
  await training.begin({ mode: "same weights", steps: 2 });
  await training.done(300_000);
  await expect(training.scores).toHaveCount(2);
});
