// What a tiny CNN holds after 1,000 steps against after 10: tensors, WebAssembly's memory, and all of the page and its workers.
import { openPage } from "../contestants.mjs";

const [few, many] = [10, 1000];

export async function measure({ place, threads }) {
  const asked = { work: "tiny", backend: "onnx-wasm", batch: 8, threads };
  const page = await openPage(place, "ours", asked);
  if (page.refused) return [rowOf("memory", null, null, page, page.refused)];
  try {
    for (let step = 0; step < few; step++) await page.once();
    const early = await heldBy(page);
    for (let step = few; step < many; step++) await page.once();
    const late = await heldBy(page);
    return [
      rowOf("tensors held", late.tensors, early.tensors, page),
      rowOf("WebAssembly memory", late.wasm, early.wasm, page),
      rowOf("page and workers, after collecting", late.all, early.all, page),
    ]
      .map((row, i) => ({ ...row, unit: i === 0 ? "tensors" : "MB" }))
      .filter(({ value }) => value !== 0);
  } finally {
    await page.close();
  }
}

const megabytes = (bytes) => Number((bytes / 1e6).toFixed(2));

async function heldBy(page) {
  const { tensors, wasmBytes } = await page.held();
  const all = await page.tab.evaluate(
    async () => (await performance.measureUserAgentSpecificMemory()).bytes,
  );
  return { tensors, wasm: megabytes(wasmBytes), all: megabytes(all) };
}

function rowOf(what, late, early, { about }, note = null) {
  return {
    work: `memory after ${many} steps, tiny CNN: ${what}`,
    value: late,
    unit: "MB",
    spread: null,
    backend: about ? `${about.backend}, ${about.device}` : null,
    against: `after ${few} steps: ${early ?? "–"}`,
    ratio:
      late === null || !early ? null : Number((late / early).toPrecision(4)),
    aim: "equal",
    note,
  };
}
