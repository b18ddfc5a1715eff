// The training step of the CNN on WebGPU where the browser finds a real GPU: against tfjs and jax-js on the same.
import { openPage } from "../contestants.mjs";
import { against } from "../rows.mjs";

const batch = 64;
const work = `CNN, batch ${batch}, training step, WebGPU`;
const aims = { tfjs: "≥ 2 ×", jax: "≥ 1 ×" };

export async function measure({ gpuPlace, threads, rounds }) {
  const gpu = await realGpu(gpuPlace);
  const page = (name, backend) => () =>
    openPage(gpuPlace, name, { work: "cnn", backend, batch, threads });
  if (!gpu.found)
    return Object.entries(aims).map(([name, aim]) => ({
      work,
      value: null,
      unit: "s",
      spread: null,
      backend: "webgpu",
      against: `${name}, webgpu`,
      ratio: null,
      aim,
      note: `not measured: ${gpu.words}`,
    }));
  return against({
    work: `${work}, ${gpu.words}`,
    batch,
    rounds,
    ours: page("ours", "onnx-webgpu"),
    rivals: Object.entries(aims).map(([name, aim]) => ({
      label: `${name}, webgpu`,
      aim,
      open: page(name, "webgpu"),
    })),
  });
}

/** Whether this browser has a GPU that is not emulated, and its name. */
async function realGpu({ browser, address }) {
  const page = await browser.newPage();
  await page.goto(`${address}onnx.html`);
  const info = await page.evaluate(async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    const { vendor, architecture, isFallbackAdapter } = adapter?.info ?? {};
    return { vendor, architecture, isFallbackAdapter };
  });
  await page.close();
  const words = [info.vendor, info.architecture].filter(Boolean).join(" ");
  if (!words) return { found: false, words: "the browser finds no GPU here" };
  const software =
    info.isFallbackAdapter || /swiftshader|llvmpipe/i.test(words);
  return software
    ? { found: false, words: `no GPU here but ${words}, in software` }
    : { found: true, words };
}
