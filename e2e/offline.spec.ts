// After the first visit the page needs no network: reading, editing and training go on without one.
import { expect, test } from "./pages/test.ts";

test("everything works with the network cut", async ({ notebook, page }) => {
  test.setTimeout(240_000);
  await notebook.open("cnn-cifar10");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect(page.getByText("Kept for use without a network.")).toBeVisible({
    timeout: 60_000,
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(notebook.heading).toHaveText("CNN on CIFAR-10");
  await notebook
    .column("Keras")
    .replace("layers.Dropout(0.5)", "layers.Dropout(0.4)");
  await expect(notebook.differences().row("drop rate")).toContainText("0.4");
  await notebook.chooseEngine("onnx-wasm");
  await page
    .getByRole("toolbar")
    .first()
    .getByRole("button", { name: "Run", exact: true })
    .click();
  const training = notebook.training();
  await expect(training.panel).toContainText(/step 1 of/, { timeout: 90_000 });
  await training.button("Stop").click();
  await expect(training.phase).toHaveText("Stopped.", { timeout: 60_000 });
});
