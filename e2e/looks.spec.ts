// Pictures of every state, light and dark, wide and narrow, for people to look at; the page never scrolls sideways.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./pages/accessible.ts";
import { tinyNotebook } from "./pages/files.ts";
import type { NotebookPage } from "./pages/notebook.ts";
import { expect, test } from "./pages/test.ts";

const widths = { 1440: 900, 1024: 768, 390: 844 } as const;

/** One picture per theme and width of the page as it stands. */
async function look(notebook: NotebookPage, state: string): Promise<void> {
  const { page } = notebook;
  for (const theme of ["light", "dark"] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await notebook.chooseTheme(theme);
    for (const [width, height] of Object.entries(widths)) {
      await page.setViewportSize({ width: Number(width), height });
      await expect.poll(() => overflow(page), `${state} at ${width}`).toBe(0);
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({
        path: `test-results/looks/${state}-${theme}-${width}.png`,
        fullPage: true,
        animations: "disabled",
      });
    }
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

test.setTimeout(300_000);

test("an empty notebook", async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  await notebook.pick({
    name: "Nothing yet.ipynb",
    text: JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [],
    }),
  });
  await notebook.answer("Open alone");
  await expect(notebook.page).toHaveTitle(/Nothing yet/);
  await look(notebook, "empty");
});

test("the notebook, its layers and its options", async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  await notebook.column("Keras").pointAt("layers.Conv2D(50, 3");
  await look(notebook, "notebook");
  await notebook
    .differences()
    .row("kernel initialiser")
    .getByRole("button", { name: /^Options of/ })
    .click();
  await look(notebook, "options");
  await notebook.show("layers");
  await look(notebook, "layers");
});

test("an error", async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  const torch = notebook.column("PyTorch");
  await torch.replace("nn.Linear(512, classes)", "nn.Linear(hidden, classes)");
  await expect(torch.error).toBeVisible();
  await look(notebook, "error");
});

test("a run, under way and done", async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  await notebook.chooseEngine("simd-wasm");
  await notebook.openFile(tinyNotebook());
  await expect(notebook.differences().differing).not.toHaveCount(0);
  const training = notebook.training();
  await training.begin({ steps: 100_000, epochs: 5_000 });
  await expect(training.panel).toContainText(/step [\d,]+ of/);
  await training.button("Pause").click();
  await expect(training.phase).toHaveText("Paused.");
  await look(notebook, "running");
  await training.button("Stop").click();
  await expect(training.phase).toHaveText("Stopped.");
  await training.begin({ mode: "same weights", steps: 40, epochs: 1 });
  await training.done();
  await look(notebook, "done");
  // Why the other engines were not taken is a long list: a small screen scrolls through it.
  const { page, deviceBadge } = notebook;
  await page.setViewportSize({ width: 390, height: 600 });
  await deviceBadge.click();
  await expect(page.getByRole("dialog", { name: "Device" })).toBeInViewport({
    ratio: 1,
  });
});

test("the atlas of defaults", async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  await notebook.page.goto("#atlas/avgPool");
  await notebook.page
    .getByRole("button", { name: /Run PyTorch: avgPool-padding/ })
    .click();
  await expect(
    notebook.page.getByText("the same to the digit").first(),
  ).toBeVisible();
  await look(notebook, "atlas");
});
