// The atlas of defaults: found, filtered, read, and its smallest inputs run in the page.
import { expectAccessible } from "./pages/accessible.ts";
import { expect, test } from "./pages/test.ts";

test.beforeEach(async ({ notebook }) => {
  await notebook.open("cnn-cifar10");
  await notebook.page.getByRole("link", { name: "Atlas of defaults" }).click();
  await expect(
    notebook.page.getByRole("heading", { name: "Convolution", exact: true }),
  ).toBeVisible();
});

test("what differs stands first, with its effect, standing and source", async ({
  notebook: { page },
}) => {
  const table = page.getByRole("table", { name: /^Convolution/ });
  const kernel = table.getByRole("row", { name: /kernel initialiser/ });
  await expect(kernel).toContainText("initial weights");
  await expect(kernel).toContainText("U(±√(6 / (fan_in + fan_out)))");
  await expect(kernel).toContainText("executed");
  await expect(kernel.getByRole("link").first()).toHaveAttribute(
    "href",
    /^https:/,
  );
  await expect(table.getByRole("row", { name: /dilation/ })).toHaveCount(0);
  await page.getByRole("checkbox", { name: /Equal options too/ }).check();
  await expect(table.getByRole("row", { name: /dilation/ })).toBeVisible();
  await expectAccessible(page);
});

test("an entry is found by typing, and has an address of its own", async ({
  notebook: { page },
}) => {
  await page.getByRole("searchbox").fill("batch norm");
  await page.getByRole("link", { name: /^Batch normalisation/ }).click();
  const running = page.getByRole("row", {
    name: /correction of the running variance/,
  });
  await expect(running).toContainText("unbiased");
  expect(new URL(page.url()).hash).toBe("#atlas/batchNorm");
  await page.reload();
  await expect(running).toBeVisible();
});

test("a framework left out stays out, and what still differs is counted anew", async ({
  notebook: { page },
}) => {
  const table = page.getByRole("table", { name: /^Convolution/ });
  const chips = page.getByRole("group", { name: "Frameworks in the table" });
  await chips.getByRole("button", { name: "Keras", exact: true }).click();
  await expect(table.getByRole("columnheader", { name: /^Keras/ })).toHaveCount(
    0,
  );
  await page.reload();
  await expect(
    table.getByRole("columnheader", { name: /^PyTorch/ }),
  ).toBeVisible();
  await expect(table.getByRole("columnheader", { name: /^Keras/ })).toHaveCount(
    0,
  );
  for (const chip of await chips.getByRole("button").all())
    if (!/PyTorch|Keras/.test((await chip.textContent()) ?? ""))
      await chip.click();
  await expect(page.getByText("One framework alone.")).toBeVisible();
  await chips.getByRole("button", { name: "PyTorch", exact: true }).click();
  await expect(page.getByText("choose one below")).toBeVisible();
  await expect(table).toHaveCount(0);
});

test("an update that the framework printed runs here", async ({
  notebook: { page },
}) => {
  await page.goto("#atlas/adam");
  const card = page
    .getByRole("article")
    .filter({ hasText: "torch.optim.Adam(lr=0.1, amsgrad=True)" })
    .first();
  await card.getByRole("button", { name: /^Run PyTorch/ }).click();
  await expect(card).toContainText("our engine, following that rule");
  await expect(card).toContainText(/the same to the digit|e-1\d apart/);
});

test("a smallest input runs here beside what the framework itself printed", async ({
  notebook: { page },
}) => {
  await page.goto("#atlas/avgPool");
  const show = page
    .getByRole("article")
    .filter({ hasText: "nn.AvgPool1d(2, stride=1, padding=1)" });
  await expect(show).toContainText(/PyTorch [\d.]+ itself printed/);
  await expect(show).toContainText("(1, 1, 4): 0.5, 1.5, 2.5, 1.5");
  await show
    .getByRole("button", { name: /Run PyTorch: avgPool-padding/ })
    .click();
  await expect(show).toContainText("our engine, following that rule");
  await expect(show).toContainText("the same to the digit");
});

test("the notebook stands as it was behind the atlas", async ({ notebook }) => {
  await notebook.page
    .getByRole("navigation", { name: "Notebooks" })
    .getByRole("button", { name: "CNN on CIFAR-10" })
    .click();
  await expect(notebook.heading).toHaveText("CNN on CIFAR-10");
  await expect(notebook.column("PyTorch").region).toContainText("nn.Conv2d");
});

test("an atlas that cannot be fetched says so, and the notebook goes on", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/AtlasView.*\.js/, (route) => route.abort());
  await page.goto(`${baseURL ?? ""}/#atlas/conv`);
  const broken = page
    .getByRole("alert")
    .filter({ hasText: "Drawing the atlas" });
  await expect(broken).toContainText("Your notebook is kept");
  await broken.getByRole("button", { name: "Details for a report" }).click();
  await expect(broken).toContainText("AtlasView");
  await page
    .getByRole("navigation", { name: "Notebooks" })
    .getByRole("button", { name: "CNN on CIFAR-10" })
    .click();
  await expect(
    page.getByRole("main").getByRole("heading", { name: "CNN on CIFAR-10" }),
  ).toBeVisible();
  await context.close();
});
