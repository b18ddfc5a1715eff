// Opening the first notebook and reading it: what stands on the page without a click, and what one click adds.
import { expectAccessible } from "./pages/accessible.ts";
import { plainKeras } from "./pages/files.ts";
import { expect, test } from "./pages/test.ts";

test.beforeEach(async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
});

test("the notebook opens with its prose and both columns", async ({
  notebook,
}) => {
  await expect(notebook.heading).toHaveText("CNN on CIFAR-10");
  await expect(notebook.page.getByText("What to watch")).toBeVisible();
  for (const title of ["PyTorch", "Keras"])
    await expect(notebook.column(title).head).toContainText(
      "3,441,592 parameters",
    );
  await expect(notebook.column("PyTorch").region).toContainText("nn.Conv2d");
  await expect(notebook.column("Keras").region).toContainText("layers.Conv2D");
});

test("code of the same layer has the same colour, and other layers others", async ({
  notebook,
}) => {
  const torch = notebook.column("PyTorch");
  const keras = notebook.column("Keras");
  const first = await torch.hueOf("nn.Conv2d(3, 50, 3");
  expect(first).toMatch(/^hue-\d+$/);
  expect(await keras.hueOf("layers.Conv2D(50, 3")).toBe(first);
  const dense = await torch.hueOf("nn.Linear(512, classes");
  expect(dense).not.toBe(first);
  expect(await keras.hueOf("layers.Dense(N_CLASSES")).toBe(dense);
});

test("the cursor in one column lights up its partners in the other", async ({
  notebook,
}) => {
  const keras = notebook.column("Keras");
  await notebook.column("PyTorch").putCursorOn("nn.Conv2d(3, 50, 3");
  await expect(keras.lit.first()).toContainText("Conv2D");
  await notebook.column("PyTorch").putCursorOn("nn.Linear(512, classes");
  await expect(keras.lit.first()).toContainText("Dense");
});

test("defaults that nobody wrote stand at their call, as many as are asked for", async ({
  notebook,
}) => {
  const keras = notebook.column("Keras");
  const initialiser = keras.ghosts.filter({ hasText: "glorot_uniform" });
  await keras.pointAt("layers.Conv2D(50, 3");
  await expect(initialiser.first()).toBeVisible();
  await expect(keras.ghosts.filter({ hasText: "strides" })).toHaveCount(0);
  await notebook.showDefaults("all");
  await expect(
    keras.ghosts.filter({ hasText: "strides" }).first(),
  ).toBeVisible();
  await notebook.showDefaults("none");
  await expect(keras.ghosts).toHaveCount(0);
  await notebook.showDefaults("differing");
  await expect(initialiser.first()).toBeVisible();
});

test("the option table of a layer opens by keyboard, with value, origin, source and version", async ({
  notebook,
}) => {
  await notebook.column("Keras").putCursorOn("layers.Conv2D(50, 3");
  await notebook.page.keyboard.press("Alt+F1");
  const { details } = notebook;
  await expect(details.getByRole("heading")).toContainText("conv 1");
  await expect(details.getByRole("heading")).toBeFocused();
  await expect(details.getByRole("columnheader").nth(1)).toContainText(
    /PyTorch 2\./,
  );
  const kernel = details.getByRole("row", { name: /kernel.initiali[sz]er/ });
  await expect(kernel).toContainText("≠");
  await expect(kernel).toContainText("U(±0.1925)");
  await expect(kernel).toContainText("implied");
  await expect(kernel).toContainText("default");
  await expect(kernel.getByRole("link").first()).toHaveAttribute(
    "href",
    /^https:/,
  );
  await expectAccessible(notebook.page);
  await details.getByRole("button", { name: "Close" }).click();
  await expect(details).toHaveCount(0);
});

test("the pointer on a call shows its table", async ({ notebook }) => {
  await notebook.column("PyTorch").hover("nn.Conv2d(3, 50, 3");
  const table = notebook.page.locator(".monaco-hover table").first();
  await expect(table).toContainText(/kernel.initiali[sz]er/);
});

test("differences stand in four lists, the worst effect first", async ({
  notebook,
}) => {
  const differences = notebook.differences();
  await expect(differences.summary).toContainText(
    "2 in initial weights, 2 in training.",
  );
  await expect(differences.differing).toHaveText([
    "kernel initialiser",
    "bias initialiser",
    "last partial batch",
    "what is evaluated",
  ]);
  await expect(differences.effects).toHaveText([
    /initial weights/,
    /initial weights/,
    /training/,
    /training/,
  ]);
  await expect(differences.row("last partial batch")).toContainText(
    "781 steps",
  );
  const latent = await differences.unfold("equal here, not everywhere");
  await expect(latent).toContainText("-100");
  const same = await differences.unfold("the same in other words");
  await expect(same).toContainText("softmax in the model or in the loss");
  await expect(same).toContainText("while every probability stays between");
  await expect(same).toContainText("activation before or after pooling");
});

test("a difference leads to the line it comes from", async ({ notebook }) => {
  const row = notebook.differences().row("last partial batch");
  await row.getByRole("button", { name: /^Keras: go to/ }).click();
  await expect(
    notebook.column("Keras").region.locator(".monaco-editor.focused"),
  ).toContainText("model.fit");
});

test("the layers view shows shapes and parameter counts, row by row", async ({
  notebook,
}) => {
  await notebook.show("layers");
  const row = (name: string) =>
    notebook.layers.getByRole("row").filter({
      has: notebook.page.getByRole("button", { name, exact: true }),
    });
  await expect(row("conv 1")).toContainText("1,400 parameters");
  await expect(row("conv 1")).toContainText("32");
  await expect(row("dense 1")).toContainText("3,277,312 parameters");
  await expect(row("dense 2")).toContainText("5,130 parameters");
  await expectAccessible(notebook.page);
  await notebook.show("code");
  await expect(notebook.column("Keras").region).toBeVisible();
});

test("another version of a framework has other defaults", async ({
  notebook,
}) => {
  const differences = notebook.differences();
  await notebook
    .column("PyTorch")
    .replace(
      "torch.optim.SGD(net.parameters(), lr=LR, momentum=MOMENTUM)",
      "torch.optim.Adagrad(net.parameters())",
    );
  await notebook
    .column("Keras")
    .replace(
      "keras.optimizers.SGD(learning_rate=LR, momentum=MOMENTUM)",
      "keras.optimizers.Adagrad()",
    );
  const rate = differences.row("learning rate");
  await expect(rate).toContainText("0.001");
  await expect(notebook.versionChip("Keras")).toContainText("3.15.1");
  await notebook.chooseVersion("Keras", "2.3.1");
  await expect(notebook.versionChip("Keras")).toContainText("2.3.1");
  await expect(rate).toHaveCount(0);
});

test("a version that no file states is shown as an assumption", async ({
  notebook,
}) => {
  await notebook.openFile(plainKeras);
  await expect(notebook.versionChip("Keras")).toContainText(
    "assumed: the newest",
  );
});

test("the page is accessible, light and dark", async ({ notebook }) => {
  for (const theme of ["light", "dark"] as const) {
    await notebook.chooseTheme(theme);
    await expect(
      notebook.column("Keras").region.locator(".monaco-editor").last(),
    ).toHaveClass(theme === "dark" ? /\bvs-dark\b/ : /\bvs\b(?!-)/);
    await expectAccessible(notebook.page);
  }
});

test("differences are there before Python is", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    // Nothing may come from a store that an earlier visit filled.
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  let asked = 0;
  await page.route(/pyodide.*\.wasm/, () => {
    asked++;
  });
  await page.goto("/#cnn-cifar10");
  await expect(page.getByRole("region", { name: "Differences" })).toContainText(
    "kernel initialiser",
  );
  await expect.poll(() => asked).toBeGreaterThan(0);
  await context.close();
});
