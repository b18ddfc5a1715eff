// How long the page takes from pressing Run to the first step done: the shipped CNN, one column, the second run on.
import { readFileSync } from "node:fs";
import { build, serve } from "../chromium.mjs";
import { spreadOf } from "../turns.mjs";

const notebook = "notebooks/cnn-cifar10.ipynb";

/** Milliseconds until the code has been read, or a run has stopped, on a machine that is busy. */
const patience = 300_000;

/** The shipped notebook with its PyTorch column alone. */
function oneColumn() {
  const { cells, ...rest } = JSON.parse(readFileSync(notebook, "utf8"));
  const kept = cells.filter(
    ({ metadata }) => (metadata.rosetta?.column ?? "pytorch") === "pytorch",
  );
  return JSON.stringify({ ...rest, cells: kept });
}

/** Runs in the page: sets `window.timed`, milliseconds from the next press of Run to the frame after the first step stands there. */
function timeNextRun() {
  const step = () =>
    [...document.querySelectorAll(".progress-row")].some(({ textContent }) =>
      /step \d/.test(textContent),
    );
  window.timed = new Promise((resolve) => {
    document.addEventListener(
      "click",
      ({ timeStamp }) => {
        let cleared = false;
        const look = () => {
          cleared ||= !step();
          if (!cleared || !step()) return requestAnimationFrame(look);
          resolve(performance.now() - timeStamp);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}

export async function measure({ browser, rounds }) {
  build("vite.config.ts");
  const server = await serve("vite.config.ts", 4282);
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1200 },
    });
    page.setDefaultTimeout(patience);
    await page.goto(server.address);
    await page.getByLabel("Open a notebook or a data archive").setInputFiles({
      name: "one column.ipynb",
      mimeType: "application/json",
      buffer: Buffer.from(oneColumn()),
    });
    await page
      .getByRole("dialog")
      .getByRole("button", { name: "Open alone" })
      .click();
    const seconds = [];
    for (let run = 0; run <= Math.min(rounds, 7); run++)
      seconds.push(await runOnce(page));
    const device = await page
      .getByRole("button", { name: /^Device:/ })
      .textContent();
    await page.close();
    return [rowOf(seconds, device)];
  } finally {
    server.stop();
  }
}

/** Seconds from Run to the first step; the run is stopped afterwards. */
async function runOnce(page) {
  const panel = page.getByRole("region", { name: "Training" }).first();
  const run = panel.getByRole("button", { name: /^Run( again)?$/ });
  await run.waitFor();
  await page.evaluate(timeNextRun);
  await run.click();
  const milliseconds = await page.evaluate(() => window.timed);
  await panel.getByRole("button", { name: "Stop", exact: true }).click();
  await panel.getByText("Stopped.", { exact: true }).waitFor();
  return milliseconds / 1000;
}

function rowOf([cold, ...warm], device) {
  const { value, spread } = spreadOf(warm);
  return {
    work: "CNN, Run pressed → first step done, warm",
    value,
    unit: "s",
    spread,
    backend: device,
    against: "–",
    ratio: null,
    aim: "≤ 1.5 s",
    note: `the first run of the page: ${cold.toFixed(2)} s`,
  };
}
