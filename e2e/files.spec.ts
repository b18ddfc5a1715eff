// Notebooks as files and as what this browser keeps: nothing typed is lost, and what comes in goes out again.
import { code, ipynb, plainKeras, plainTorch, prose } from "./pages/files.ts";
import { NotebookPage } from "./pages/notebook.ts";
import { expect, test } from "./pages/test.ts";

const kept = (page: NotebookPage, text: string) =>
  page.page.getByRole("navigation", { name: "Notebooks" }).getByText(text);

test.beforeEach(({ notebook }) => notebook.open("cnn-cifar10"));

test("a picked notebook opens alone, and is kept", async ({ notebook }) => {
  await notebook.openFile(plainTorch);
  await expect(notebook.column("PyTorch").region).toContainText(
    "nn.Conv2d(3, 4, 3, stride=4)",
  );
  await expect(kept(notebook, "Torch alone")).toBeVisible();
});

test("a dropped notebook is put beside another one, and the two are compared", async ({
  notebook,
}) => {
  await notebook.openFile(plainTorch);
  await notebook.drop(plainKeras);
  await notebook.answer("Put beside");
  const differences = notebook.differences();
  await expect(differences.row("kernel initialiser")).toBeVisible();
  await expect(differences.row("last partial batch")).toBeVisible();
  await expect(notebook.column("PyTorch").region).toBeVisible();
  await expect(notebook.column("Keras").region).toBeVisible();
});

test("a file that is no notebook says why it does not open", async ({
  notebook,
  page,
}) => {
  await notebook.pick({ name: "broken.ipynb", text: "{ not json" });
  await expect(
    page.getByRole("alert").filter({ hasText: "broken.ipynb" }),
  ).toBeVisible();
});

test("an edit survives a reload, saved or not", async ({ notebook, page }) => {
  const keras = notebook.column("Keras");
  await keras.replace("layers.Dropout(0.5)", "layers.Dropout(0.4)");
  await notebook.saved();
  await page.reload();
  await expect(keras.region).toContainText("Dropout(0.4");
  await keras.replace("layers.Dropout(0.4", "layers.Dropout(0.3");
  // At once, before the autosave.
  await page.reload();
  await expect(keras.region).toContainText("Dropout(0.3");
  await expect(notebook.differences().row("drop rate")).toBeVisible();
});

test("the downloaded notebook holds the edit, and metadata that nobody here knows", async ({
  notebook,
}) => {
  await notebook.openFile(
    ipynb(
      "Known elsewhere",
      [
        prose("# Known elsewhere"),
        code("import torch\nnet = torch.nn.Linear(8, 2)", {
          collapsed: true,
          "other.tool": { a: [1, 2] },
        }),
      ],
      { "other.tool": { kept: "as it is" } },
    ),
  );
  await notebook.column("PyTorch").replace("Linear(8, 2)", "Linear(8, 3)");
  const { name, text } = await notebook.download();
  expect(name).toBe("Known elsewhere.ipynb");
  const file = JSON.parse(text) as {
    nbformat: number;
    metadata: Record<string, unknown>;
    cells: { source: string | string[]; metadata: Record<string, unknown> }[];
  };
  expect(file.nbformat).toBe(4);
  expect(file.metadata["other.tool"]).toEqual({ kept: "as it is" });
  const cell = file.cells.at(-1);
  expect([cell?.source ?? ""].flat().join("")).toContain("Linear(8, 3)");
  expect(cell?.metadata).toMatchObject({
    collapsed: true,
    "other.tool": { a: [1, 2] },
  });
});

test("two tabs that edit the same notebook keep both versions", async ({
  notebook,
  page,
}) => {
  const other = new NotebookPage(await page.context().newPage());
  await other.open("cnn-cifar10");
  await other
    .column("Keras")
    .replace("layers.Dropout(0.5)", "layers.Dropout(0.11)");
  await other.saved();
  await page.bringToFront();
  await expect(
    page.getByText("Another tab saved this notebook."),
  ).toBeVisible();
  await notebook
    .column("Keras")
    .replace("layers.Dropout(0.5)", "layers.Dropout(0.22)");
  await expect(page.getByText("Both versions are kept")).toBeVisible();
  await expect(notebook.column("Keras").region).toContainText("Dropout(0.22");
  await page
    .getByRole("status")
    .filter({ hasText: "Both versions are kept" })
    .getByRole("button")
    .first()
    .click();
  await expect(notebook.column("Keras").region).toContainText("Dropout(0.11");
});

test("a crash of Python loses nothing, and reading goes on", async ({
  notebook,
}) => {
  const keras = notebook.column("Keras");
  await keras.replace(
    "import keras\n",
    "import keras\nclass Endless:\n    def __repr__(self): return repr(self)\nrepr(Endless())\n",
  );
  await expect(keras.error).toContainText(/limit|stopped/i);
  await expect(keras.region).toContainText("repr(Endless())");
  await keras.replace("repr(Endless())\n", "\n");
  await expect(keras.error).toHaveCount(0);
  await expect(keras.stale).toHaveCount(0);
});
