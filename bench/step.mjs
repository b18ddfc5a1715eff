// Training steps of the CNN in one browser: our engine beside stock tfjs `model.fit`, backend by backend.
import { build, launch, serve, summary } from "./chromium.mjs";

/** Software GPUs are very slow: small batches there, the real one on Wasm. */
const works = [
  { backend: "wasm", batch: 64, steps: 5 },
  { backend: "webgl", batch: 2, steps: 2 },
  { backend: "webgpu", batch: 2, steps: 2 },
];

export async function measure({ repeat = 1 }) {
  build("bench/vite.config.ts");
  const server = await serve("bench/vite.config.ts", 4181);
  const rows = [];
  try {
    for (const { backend, batch, steps } of works) {
      const medians = {};
      for (const engine of ["stock", "ours"]) {
        const timed = await timeWork(server.address, {
          engine,
          backend,
          batch,
          steps: steps * repeat,
        });
        const work = `training step, CNN, batch ${batch}, ${backend}, ${engine}`;
        const row =
          timed.seconds.length > 0
            ? summary(work, timed.seconds, "s", 2)
            : { work, value: null, unit: "s", spread: null };
        medians[engine] = row.value;
        rows.push({
          ...row,
          backend,
          device: timed.device,
          ...(timed.refused && {
            note: `does not run: ${timed.refused.slice(0, 160)}`,
          }),
        });
      }
      if (medians.stock && medians.ours)
        rows.push({
          work: `stock / ours, batch ${batch}, ${backend}`,
          value: Number((medians.stock / medians.ours).toFixed(2)),
          unit: "×",
          spread: null,
          backend,
        });
    }
    return rows;
  } finally {
    server.stop();
  }
}

/** A browser of its own for each, so that no backend stands in another's way. */
async function timeWork(address, work) {
  const browser = await launch({ gpu: true });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => typeof window.measure === "function");
    return await page.evaluate((asked) => window.measure(asked), work);
  } finally {
    await browser.close();
  }
}
