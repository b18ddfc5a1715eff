// A run outlives its page: what was kept is offered where the same is asked for again, and nothing else.
import { tinyNotebook } from "./pages/files.ts";
import { expect, test } from "./pages/test.ts";

/** How many runs the browser keeps; evaluated in the page. */
async function keptRuns(): Promise<number> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "rosetta-runs")) return 0;
  const request = indexedDB.open("rosetta-runs");
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const rows = database.transaction("runs").objectStore("runs").count();
  const count = await new Promise<number>((resolve) => {
    rows.onsuccess = () => resolve(rows.result);
  });
  database.close();
  return count;
}

test("a run whose page is gone can be gone on with from where it was kept", async ({
  notebook,
  page,
}) => {
  await notebook.open("cnn-cifar10");
  await notebook.chooseEngine("simd-wasm");
  await notebook.openFile(tinyNotebook());
  await expect(notebook.differences().differing).not.toHaveCount(0);
  await notebook.saved();
  const training = notebook.training();
  const asked = { steps: 100_000, epochs: 5_000 };
  const offer = training.panel.getByRole("button", { name: /^Go on from/ });
  await training.begin(asked);
  // Written while the run goes on, every ten seconds at most.
  await expect.poll(() => page.evaluate(keptRuns)).toBe(1);
  await page.reload();
  await expect(notebook.differences().differing).not.toHaveCount(0);
  await training.set(asked);
  await expect(offer).toBeVisible();
  await training.set({ seed: 8 });
  await expect(offer).toHaveCount(0);
  await training.set({ seed: 7 });
  await offer.click();
  await expect(
    training.facts.filter({ hasText: "This run was kept when it was left." }),
  ).toContainText(
    /Rosetta’s own engine on WebAssembly was started again and went on from step \d/,
  );
  await training.button("Stop").click();
  await expect(training.phase).toHaveText("Stopped.");
  await expect(offer).toBeVisible();
});
