// The page's speed as a person meets it: first sight, differences, Python, and an edit until its differences are repainted.
import { build, launch, serve, summary } from "./chromium.mjs";

/** Runs in the page before anything else: notes when texts first stand in the document. */
function watchTexts(texts) {
  window.seen = {};
  const look = () => {
    const body = document.body?.textContent ?? "";
    for (const [name, text] of Object.entries(texts))
      if (!(name in window.seen) && body.includes(text))
        window.seen[name] = performance.now();
  };
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}

const texts = { code: "nn.Conv2d", differences: "kernel initialiser" };

async function firstLoad(browser, address) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(watchTexts, texts);
  await page.goto(address);
  await page.waitForFunction(
    () =>
      "code" in window.seen &&
      "differences" in window.seen &&
      performance.getEntriesByName("rosetta:python-ready").length > 0,
  );
  const seen = await page.evaluate(() => ({
    ...window.seen,
    python: performance.getEntriesByName("rosetta:python-ready")[0].startTime,
  }));
  await context.close();
  return seen;
}

/** Sets `window.timed`: milliseconds from the next key press to the frame after the differences show (or no longer show) a text. */
function timeNextEdit(shown) {
  window.timed = new Promise((resolve) => {
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), {
      capture: true,
      once: true,
    });
    const observer = new MutationObserver(() => {
      if (
        pressed === 0 ||
        document
          .querySelector(".differences")
          .textContent.includes("drop rate") !== shown
      )
        return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressed));
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

async function edits(browser, address, count) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 1800 },
  });
  await page.goto(address);
  await page.waitForFunction(
    () => performance.getEntriesByName("rosetta:python-ready").length > 0,
  );
  await page.locator(".view-line", { hasText: "layers.Dropout(0.5" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const samples = [];
  for (let i = 0; i < count + 4; i++) {
    const wrong = i % 2 === 0;
    await page.evaluate(timeNextEdit, wrong);
    await page.keyboard.press(wrong ? "1" : "Backspace");
    samples.push(await page.evaluate(() => window.timed));
  }
  await page.close();
  return samples.slice(4);
}

/** Milliseconds of the analysis itself (read … diff), under Node. */
async function analyses(count) {
  const { runnerImport } = await import("vite");
  const { module } = await runnerImport(
    new URL("./analysis.ts", import.meta.url).pathname,
  );
  return module.timeAnalyses(count);
}

export async function measure({ repeat = 5 }) {
  build("vite.config.ts");
  const server = await serve("vite.config.ts", 4180);
  const browser = await launch();
  try {
    const [loads, eleven] = [[], []];
    for (let i = 0; i < repeat; i++) {
      loads.push(await firstLoad(browser, server.address));
      eleven.push(
        await firstLoad(browser, `${server.address}#eleven-frameworks`),
      );
    }
    const warm = await edits(browser, server.address, 40);
    const rows = [
      ...[
        ["first load: code visible", loads, "code"],
        ["first load: differences visible", loads, "differences"],
        ["first load: Python ready", loads, "python"],
        ["first load, eleven columns: code visible", eleven, "code"],
        [
          "first load, eleven columns: differences visible",
          eleven,
          "differences",
        ],
      ].map(([work, samples, moment]) =>
        summary(
          work,
          samples.map((each) => each[moment]),
          "ms",
          0,
        ),
      ),
      summary(
        "edit until differences are repainted, two columns, warm",
        warm,
        "ms",
        0,
      ),
      summary(
        "analysis itself (read, resolve, compare), two columns, warm",
        await analyses(60),
        "ms",
        1,
      ),
    ];
    return rows;
  } finally {
    await browser.close();
    server.stop();
  }
}
