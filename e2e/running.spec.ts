// Training on every engine, tiny networks on emulated devices: progress, curves, results, and both modes.
import { backends, engineIds, type BackendId } from "../src/engines/engine.ts";
import { engineName } from "../src/engines/names.ts";
import { tinyNotebook } from "./pages/files.ts";
import { expect, test } from "./pages/test.ts";

test("what a run will do stands there before it starts, and follows the choices", async ({
  notebook,
}) => {
  await notebook.open("cnn-cifar10");
  const training = notebook.training();
  await expect(training.words).toContainText(
    "PyTorch and Keras learn from the same 5,000 pictures, drawn by this page: 10 epochs in batches of 64, but no more than 300 steps.",
  );
  await training.set({ mode: "same weights", steps: 20, seed: 3 });
  await expect(training.words).toContainText("no more than 20 steps");
  await expect(training.words).toContainText(
    "PyTorch draws its first weights from seed 3, and Keras starts from the very same",
  );
  await expect(training.summary).toHaveText(
    "same weights, seed 3, up to 20 steps",
  );
  await training.summary.click();
  await expect(training.panel).toBeInViewport();
  await expect(training.panel).toBeFocused();
  await expect(training.button("Run")).toBeEnabled();
});

/** What the badge says of each backend here: there is no graphics processor that is not emulated. */
const badges: Readonly<Record<BackendId, RegExp>> = {
  webgpu: /Device: WebGPU · .*\(software\)/,
  webgl: /Device: WebGL · .*\(software\)/,
  wasm: /Device: Wasm/,
  cpu: /Device: CPU/,
};

for (const engine of engineIds)
  test(`a tiny network trains on ${engineName(engine)}, and the badge says so`, async ({
    notebook,
  }) => {
    await notebook.open("cnn-cifar10");
    await notebook.openFile(tinyNotebook());
    await expect(notebook.differences().differing).not.toHaveCount(0);
    await notebook.chooseEngine(engine);
    const training = notebook.training();
    await training.begin({ mode: "own initialisation", steps: 4 });
    await training.done();
    await expect(notebook.deviceBadge).toHaveAccessibleName(
      badges[backends[engine]],
    );
    for (const column of ["PyTorch", "Keras"]) {
      await expect(training.progress(column)).toHaveAttribute(
        "aria-valuenow",
        "100",
      );
      await expect(training.curve("Loss")).toHaveAccessibleName(
        new RegExp(`${column} [\\d.]+ at step 4`),
      );
    }
    await expect(training.scores).toHaveCount(2);
    await expect(training.scores.first()).toContainText(/[\d.]+ %/);
    await expect(training.pictures).not.toHaveCount(0);
    await training.simplified.locator("summary").click();
    await expect(training.simplified).toContainText(
      /Bias and ReLU inside the convolution.*PyTorch: \d+ operations fewer/s,
    );
  });

test.describe("on Wasm", () => {
  test.beforeEach(async ({ notebook }) => {
    await notebook.open("cnn-cifar10");
    await notebook.chooseEngine("simd-wasm");
  });

  test("a run can be paused, gone on with, and stopped", async ({
    notebook,
  }) => {
    await notebook.openFile(tinyNotebook());
    await expect(notebook.differences().differing).not.toHaveCount(0);
    const training = notebook.training();
    await training.begin({ steps: 100_000, epochs: 5_000 });
    await expect(training.panel).toContainText(/images\/s/);
    await expect(training.panel).toContainText(/ left/);
    await training.button("Pause").click();
    await expect(training.phase).toHaveText("Paused.");
    await training.button("Go on").click();
    await expect(training.phase).toHaveText("Training.");
    await training.button("Stop").click();
    await expect(training.phase).toHaveText("Stopped.");
    await expect(training.button("Run again")).toBeVisible();
  });

  test("with the same weights both columns stay together, and what sets them apart is named", async ({
    notebook,
  }) => {
    await notebook.openFile(tinyNotebook());
    await expect(notebook.differences().differing).not.toHaveCount(0);
    const training = notebook.training();
    await training.begin({ mode: "same weights", steps: 20 });
    await training.done();
    await expect(
      training.facts.filter({ hasText: /twin|last place/ }),
    ).not.toHaveCount(0);
    await expect(
      training.facts.filter({ hasText: /last partial batch/ }),
    ).not.toHaveCount(0);
  });

  test("the whole CNN trains for some steps", async ({ notebook }) => {
    test.setTimeout(300_000);
    const training = notebook.training();
    await training.begin({ mode: "same weights", steps: 2 });
    await training.done(280_000);
    await expect(training.scores).toHaveCount(2);
    await expect(training.curve("Loss")).toHaveAccessibleName(
      /PyTorch 2\.\d+ at step 2; Keras 2\.\d+ at step 2/,
    );
  });

  test("the same network in eleven frameworks trains in every column", async ({
    notebook,
  }) => {
    test.setTimeout(600_000);
    await notebook.open("eleven-frameworks");
    await expect(notebook.differences().differing).toHaveCount(7);
    await notebook.chooseEngine("simd-wasm");
    const training = notebook.training();
    await training.begin({ mode: "same weights", steps: 1 });
    await training.done(540_000);
    await expect(training.scores).toHaveCount(11);
  });

  test("a training worker that dies costs nothing: the run goes on in another", async ({
    notebook,
    page,
  }) => {
    notebook.tolerated.push(/killed on purpose/);
    await notebook.openFile(tinyNotebook());
    await expect(notebook.differences().differing).not.toHaveCount(0);
    const training = notebook.training();
    await training.begin({ steps: 100_000, epochs: 5_000 });
    await expect(training.panel).toContainText(/images\/s/);
    for (const worker of page.workers())
      if (/worker/i.test(worker.url()) && !/editor/i.test(worker.url()))
        await worker.evaluate(() => {
          setTimeout(() => {
            throw new Error("killed on purpose");
          });
        });
    await expect(
      training.facts.filter({ hasText: "The training worker died." }),
    ).toContainText(
      /^The training worker died\. Rosetta’s own engine on WebAssembly was started again, went on from step \d/,
    );
    await training.button("Stop").click();
    await expect(training.phase).toHaveText("Stopped.");
  });
});
