// Frames of the page while two small columns train on the engine of its choice, beside the same page at rest: gaps between frames, tasks that held the page up, messages.
import { build, launch, serve, summary } from "./chromium.mjs";

const seconds = 10;

/** Notes, in the page, every frame, every long task, and every message of a worker for some milliseconds. */
function watchFrames(milliseconds) {
  return new Promise((resolve) => {
    const gaps = [];
    const tasks = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: "longtask" });
    const heard = window.messagesHeard;
    const start = performance.now();
    let last = start;
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      if (now - start < milliseconds) return requestAnimationFrame(frame);
      observer.disconnect();
      resolve({
        gaps: gaps.slice(1),
        tasks,
        messages: window.messagesHeard - heard,
      });
    };
    requestAnimationFrame(frame);
  });
}

/** Runs in the page before anything else: counts what ports and workers deliver to listeners. */
function countMessages() {
  window.messagesHeard = 0;
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (type, listener, options) {
    if (type === "message")
      listen.call(this, type, () => (window.messagesHeard += 1));
    return listen.call(this, type, listener, options);
  };
}

async function openTiny(page, address) {
  const { runnerImport } = await import("vite");
  const load = async (name) =>
    (
      await runnerImport(
        new URL(`../e2e/pages/${name}.ts`, import.meta.url).pathname,
      )
    ).module;
  const { NotebookPage } = await load("notebook");
  const { tinyNotebook } = await load("files");
  await page.goto(`${address}#cnn-cifar10`);
  const notebook = new NotebookPage(page);
  await notebook.openFile(tinyNotebook());
  await page.waitForFunction(
    () => performance.getEntriesByName("rosetta:python-ready").length > 0,
  );
  await page.getByText("reading the code…").waitFor({ state: "detached" });
  return notebook;
}

/** What the page notes itself, and the processor time of its main thread. */
async function watched(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable", { timeDomain: "threadTicks" });
  const cpu = async () => {
    const { metrics } = await browser.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const before = await cpu();
  const noted = await page.evaluate(watchFrames, seconds * 1000);
  const spent = (await cpu()) - before;
  await browser.detach();
  return { ...noted, spent };
}

const rowsOf = (work, { gaps, tasks, messages, spent }) => [
  summary(`${work}: time between two frames`, gaps, "ms"),
  {
    work: `${work}: frames later than 50 ms`,
    value: gaps.filter((gap) => gap > 50).length,
    unit: "",
    spread: `of ${gaps.length}, in ${seconds} s`,
  },
  {
    work: `${work}: tasks of 50 ms and longer`,
    value: Math.round(tasks.reduce((sum, each) => sum + each, 0)),
    unit: "ms",
    spread: `${tasks.length} in ${seconds} s, longest ${Math.max(0, ...tasks)} ms`,
  },
  {
    work: `${work}: processor time of the main thread`,
    value: Math.round((spent / seconds) * 1000),
    unit: "ms/s",
    spread: "",
  },
  {
    work: `${work}: messages from workers`,
    value: Number((messages / seconds).toFixed(1)),
    unit: "/s",
    spread: "",
  },
];

export async function measure() {
  build("vite.config.ts");
  const server = await serve("vite.config.ts", 4181);
  const browser = await launch();
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    await page.addInitScript(countMessages);
    const notebook = await openTiny(page, server.address);
    const training = notebook.training();
    await training.panel.scrollIntoViewIfNeeded();
    const still = await watched(page);
    await training.begin({ steps: 1_000_000, epochs: 100_000 });
    await training.panel
      .getByText(/step [\d,]*\d{3} of/)
      .first()
      .waitFor();
    const busy = await watched(page);
    return [...rowsOf("at rest", still), ...rowsOf("training", busy)];
  } finally {
    await browser.close();
    server.stop();
  }
}
