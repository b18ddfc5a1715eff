// On a host that sends no headers of its own, the service worker isolates the page: from its second load on it has threads.
import { serveFolder, type Served } from "./pages/serve.ts";
import { expect, test } from "./pages/test.ts";

let served: Served;
test.beforeAll(async () => {
  served = await serveFolder(`${import.meta.dirname}/../dist`, {});
});
test.afterAll(async () => {
  await served.close();
});

test("a plain static host gives one thread at first, and all of them after one more load", async ({
  page,
}) => {
  const answer = await page.goto(`${served.url}/#cnn-cifar10`);
  expect(answer?.headers()).not.toHaveProperty("cross-origin-opener-policy");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const again = page.getByRole("button", {
    name: "Load the page again for several threads",
  });
  await expect(again).toBeVisible({ timeout: 90_000 });
  await again.click();
  await page.waitForFunction(() => crossOriginIsolated);
  await expect(page.getByRole("heading", { level: 1 }).first()).toHaveText(
    "CNN on CIFAR-10",
  );
  await expect(page.getByText("Kept for use without a network.")).toBeVisible();
  await expect(again).toHaveCount(0);
  const bytes = await page.evaluate(async () => {
    const shared = new SharedArrayBuffer(1);
    const source = "onmessage = ({ data }) => postMessage(data.byteLength)";
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    const answered = new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    worker.postMessage(shared);
    return answered;
  });
  expect(bytes).toBe(1);
});
