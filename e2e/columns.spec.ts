// Columns come, go, move and change their width, and stand as they were left at the next visit.
import { expectAccessible } from "./pages/accessible.ts";
import { tinyKeras, tinyNotebook } from "./pages/files.ts";
import { manyColumns } from "./pages/manyColumns.ts";
import { expect, test } from "./pages/test.ts";

test.describe("two columns", () => {
  test.beforeEach(async ({ notebook }) => {
    await notebook.open("cnn-cifar10");
    await notebook.openFile(tinyNotebook());
    await expect(notebook.differences().differing).not.toHaveCount(0);
  });

  test("an empty column takes code, which is then compared", async ({
    notebook,
    page,
  }) => {
    const columns = notebook.columns();
    const form = await columns.adding();
    await expectAccessible(page);
    await form.getByLabel("dialect").selectOption({ label: "Keras" });
    await form.getByRole("button", { name: "Add an empty column" }).click();
    await expect(columns.titles).toHaveText(["PyTorch", "Keras 1", "Keras 2"]);
    const added = columns.region("Keras 2");
    await expect(added).toContainText("Empty. Write or paste code here");
    await expect(added.getByRole("alert")).toHaveCount(0);
    await expect(
      notebook.differences().row("kernel initialiser"),
    ).toBeVisible();
    await added.locator(".monaco-editor").click();
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      tinyKeras.replace("Conv2D(4, 3", "Conv2D(4, 5"),
    );
    await page.keyboard.press("ControlOrMeta+v");
    await expect(notebook.differences().row("kernel size")).toContainText(
      "5×5",
    );
    await expect(added).not.toContainText("Empty.");
  });

  test("code is pasted, or opened from a file", async ({ notebook }) => {
    const columns = notebook.columns();
    let form = await columns.adding();
    await form
      .getByRole("textbox", { name: "code" })
      .fill(tinyKeras.replace("learning_rate=0.01", "learning_rate=0.2"));
    await form.getByRole("button", { name: "Add this code" }).click();
    await expect(notebook.differences().row("learning rate")).toContainText(
      "0.2",
    );
    form = await columns.adding();
    await form
      .getByLabel("Open a program or a notebook as a column")
      .setInputFiles({
        name: "broken.ipynb",
        mimeType: "application/json",
        buffer: Buffer.from("{ not json"),
      });
    await expect(form.getByRole("alert")).toContainText("JSON");
    await form
      .getByLabel("Open a program or a notebook as a column")
      .setInputFiles({
        name: "net.py",
        mimeType: "text/x-python",
        buffer: Buffer.from(
          tinyKeras.replace("batch_size=48", "batch_size=32"),
        ),
      });
    await expect(form).toHaveCount(0);
    await expect(notebook.differences().row("batch size")).toContainText("32");
    await expect(columns.titles).toHaveText([
      "PyTorch",
      "Keras 1",
      "Keras 2",
      "Keras 3",
    ]);
  });

  test("a removed column comes back at once, or after a reload, with what was typed", async ({
    notebook,
    page,
  }) => {
    const columns = notebook.columns();
    await notebook
      .column("Keras")
      .replace("layers.Dense(10)", "layers.Dense(10, name='typed')");
    await columns.choose("Keras", /^Remove/);
    await expect(columns.titles).toHaveText(["PyTorch"]);
    await expect(columns.told).toHaveText(
      "Keras was removed. Its code is kept.",
    );
    await expect(columns.undo).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(columns.titles).toHaveText(["PyTorch", "Keras"]);
    await expect(columns.region("Keras")).toContainText("name='typed'");
    await expect(
      notebook.differences().row("kernel initialiser"),
    ).toBeVisible();

    await columns.choose("PyTorch", /^Remove/);
    await expect(columns.titles).toHaveText(["Keras"]);
    // At once, before the autosave.
    await page.reload();
    await expect(columns.titles).toHaveText(["Keras"]);
    const form = await columns.adding();
    await form.getByRole("button", { name: "Bring PyTorch back" }).click();
    await expect(columns.titles).toHaveText(["PyTorch", "Keras"]);
    await expect(columns.region("PyTorch")).toContainText("nn.Conv2d(3, 4, 3");
    await expect(
      notebook.differences().row("kernel initialiser"),
    ).toBeVisible();
  });

  test("keys move a column, and it stays there", async ({ notebook, page }) => {
    const columns = notebook.columns();
    await columns.grip("Keras").focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(columns.titles).toHaveText(["Keras", "PyTorch"]);
    await expect(columns.told).toHaveText("Keras is now column 1 of 2.");
    await expect(columns.grip("Keras")).toBeFocused();
    await notebook.read();
    await expect(
      notebook.differences().region.locator(".difference-head span"),
    ).toContainText(["effect", "where", "Keras", "PyTorch"]);
    await notebook.saved();
    await page.reload();
    await expect(columns.titles).toHaveText(["Keras", "PyTorch"]);
  });

  test("a border moves by mouse and by keys, and stays there", async ({
    notebook,
    page,
  }) => {
    const columns = notebook.columns();
    const border = columns.border("PyTorch", "Keras");
    const box = await border.boundingBox();
    if (!box) throw new Error("Expected a border between the columns.");
    const y = box.y + 200;
    const before = await columns.width("PyTorch");
    await page.mouse.move(box.x + 3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 153, y, { steps: 5 });
    await page.mouse.up();
    await expect
      .poll(() => columns.width("PyTorch"))
      .toBeGreaterThan(before + 120);
    await border.focus();
    const dragged = await columns.width("PyTorch");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => columns.width("PyTorch")).toBeLessThan(dragged);
    const left = await columns.width("PyTorch");
    await notebook.saved();
    await page.reload();
    await expect(border).toBeVisible();
    await expect
      .poll(async () => Math.abs((await columns.width("PyTorch")) - left))
      .toBeLessThan(3);
  });
});

test.describe("eleven columns", () => {
  test.beforeEach(async ({ notebook }) => {
    await notebook.open("cnn-cifar10");
    await notebook.openFile(manyColumns(11));
    await expect(notebook.differences().differing).not.toHaveCount(0, {
      timeout: 60_000,
    });
  });

  test("each is a click away, wide enough to be read, and opens its editor when it is looked at", async ({
    notebook,
    page,
  }) => {
    const columns = notebook.columns();
    await expect(columns.titles).toHaveCount(11);
    await expect(columns.chips).toHaveCount(11);
    const last = columns.region("Keras 6");
    await expect(last).not.toBeInViewport();
    await expect(last.locator(".monaco-editor")).toHaveCount(0);
    await expect(last).toContainText("he_normal");
    await columns.chip("Keras 6").click();
    await expect(last).toBeInViewport();
    await expect(last.locator(".monaco-editor").first()).toBeVisible();
    expect(await columns.width("Keras 6")).toBeGreaterThan(300);
    const scroll = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(scroll).toBe(0);
    await expectAccessible(page);
  });

  test("code takes the same room before its editor opens and after", async ({
    notebook,
  }) => {
    const columns = notebook.columns();
    const hostOf = (title: string) =>
      columns.region(title).locator(".code-host");
    const titles = ["PyTorch 4", "Keras 4", "Keras 6"];
    const before: (number | undefined)[] = [];
    for (const title of titles) {
      await expect(hostOf(title).locator(".plain-code")).toHaveCount(1);
      before.push((await hostOf(title).boundingBox())?.height);
    }
    for (const [i, title] of titles.entries()) {
      await columns.chip(title).click();
      await expect(hostOf(title).locator(".plain-code")).toHaveCount(0);
      await expect
        .poll(async () => (await hostOf(title).boundingBox())?.height, title)
        .toBe(before[i]);
    }
  });

  test("differences tell each value once, and lead to every column's line", async ({
    notebook,
  }) => {
    const row = notebook.differences().row("learning rate");
    const values = row.locator(".groups > .value");
    await expect(values).toHaveCount(2);
    await expect(values.last()).toContainText("0.1");
    await expect(values.last()).toContainText("PyTorch 4, Keras 4 stated");
    await row.getByRole("button", { name: /^Keras 4: go to line/ }).click();
    const column = notebook.columns().region("Keras 4");
    await expect(column).toBeInViewport();
    await expect(column.locator(".monaco-editor.focused")).toHaveCount(1);
  });

  test("one edit per column makes all equal at once", async ({ notebook }) => {
    const differences = notebook.differences();
    await differences.makeEqual("learning rate", /^all 9 that differ/);
    await expect(differences.row("learning rate")).toHaveCount(0);
    await expect(notebook.columns().region("PyTorch 1")).toContainText(
      "lr=0.1",
    );
  });

  test("some are chosen to stand side by side, one stays in view, and all of it is remembered", async ({
    notebook,
    page,
  }) => {
    const columns = notebook.columns();
    await columns.choose("Keras 1", "Hide the others");
    await expect(columns.titles).toHaveText(["Keras 1"]);
    await columns.chip("PyTorch 3").click();
    await expect(columns.titles).toHaveText(["Keras 1", "PyTorch 3"]);
    await expect(columns.chooser).toHaveText(/^2 of 11 shown/);
    await columns.chooser.click();
    await columns.item("Keras 5").click();
    await columns.item("Keras 6").click();
    await page.keyboard.press("Escape");
    await expectAccessible(page);
    await columns.choose("Keras 1", /^Stay in view/);
    await columns.chip("Keras 6").click();
    await expect(columns.region("Keras 6")).toBeInViewport({ ratio: 0.2 });
    await expect(columns.region("Keras 1")).toBeInViewport({ ratio: 0.2 });
    await notebook.saved();
    await page.reload();
    const kept = ["Keras 1", "PyTorch 3", "Keras 5", "Keras 6"];
    await expect(columns.titles).toHaveText(kept);
    await columns.chip("Keras 6").click();
    await expect(columns.region("Keras 1")).toBeInViewport({ ratio: 0.2 });
    await columns.chooser.click();
    await page.getByRole("menuitem", { name: "Show all" }).click();
    await expect(columns.titles).toHaveCount(11);
  });

  test("a chip is dragged to another place", async ({ notebook, page }) => {
    const columns = notebook.columns();
    await columns
      .chip("Keras 6")
      .dragTo(columns.chip("PyTorch 1"), { targetPosition: { x: 6, y: 10 } });
    await expect(columns.told).toHaveText("Keras 6 is now column 1 of 11.");
    await expect(columns.titles.first()).toHaveText("Keras 1");
    await expect(columns.region("Keras 1")).toContainText("he_normal");
    await columns
      .grip("Keras 1")
      .dragTo(columns.region("PyTorch 1").locator(".code-host").first(), {
        targetPosition: { x: 300, y: 30 },
      });
    await expect(columns.told).toHaveText("Keras 1 is now column 2 of 11.");
    await notebook.saved();
    await page.reload();
    await expect(columns.titles.nth(1)).toHaveText("Keras 1");
    await expect(columns.region("Keras 1")).toContainText("he_normal");
  });

  test("on a telephone each has its tab", async ({ notebook, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tabs = page.getByRole("tab");
    await expect(tabs).toHaveCount(11);
    await tabs.filter({ hasText: "Keras 4" }).click();
    await expect(notebook.columns().region("Keras 4")).toBeVisible();
    const row = notebook.differences().row("learning rate");
    await row.getByRole("button", { name: /^PyTorch 4: go to line/ }).click();
    await expect(notebook.columns().region("PyTorch 4")).toBeInViewport();
    await expectAccessible(page);
  });
});
