// The engine bench: trains and infers side by side with its rivals, in one browser on one machine; prints rows, draws a picture.
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { build, launch, serve } from "./chromium.mjs";
import { draw } from "./picture.mjs";

const works = {
  product: () => import("./works/product.mjs"),
  cnn: () => import("./works/cnn.mjs"),
  gru: () => import("./works/gru.mjs"),
  gpu: () => import("./works/gpu.mjs"),
  resnet: () => import("./works/resnet.mjs"),
  compile: () => import("./works/compile.mjs"),
  memory: () => import("./works/memory.mjs"),
  passes: () => import("./works/passes.mjs"),
};

/** Turns of a fast contestant; a slow one takes fewer. */
const defaultRounds = 15;
const port = Number(process.env.ROSETTA_PORT ?? 4181);

/** Measures all works, or those named in `only` (`cnn,gru`); ours is the engine of that id, or the one that the page would choose. */
export async function measure({ repeat, only, engine = null }) {
  const asked = only ? only.split(",") : Object.keys(works);
  const unknown = asked.filter((name) => !(name in works));
  if (unknown.length > 0)
    throw new Error(
      `Expected --only to name works of ${Object.keys(works).join(", ")}. Received ${unknown.join(", ")}.`,
    );
  build("bench/vite.config.ts");
  const server = await serve("bench/vite.config.ts", port);
  const browser = await launch({ gpu: "software" });
  const gpuBrowser = await launch({ gpu: "real" });
  const bench = {
    browser,
    place: { browser, address: server.address },
    gpuPlace: { browser: gpuBrowser, address: server.address },
    engine,
    threads: cpus().length,
    rounds: repeat ?? defaultRounds,
  };
  const header = machine(browser);
  const rows = [];
  try {
    for (const name of asked) {
      process.stderr.write(`${name} …\n`);
      rows.push(...(await measureWork(name, bench)));
    }
    const { shares } = await works.product();
    const all = [
      { ...header, note: `${header.note}; ${load("after")}` },
      ...rows,
      ...shares(rows),
    ];
    if (!only) await draw(browser, server.address, all);
    return all;
  } finally {
    await browser.close();
    await gpuBrowser.close();
    server.stop();
  }
}

/** A work that cannot be measured is a row that says why; the others go on. */
async function measureWork(name, bench) {
  try {
    const { measure: rowsOf } = await works[name]();
    return await rowsOf(bench);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    return [
      {
        work: name,
        value: null,
        unit: "",
        spread: null,
        backend: null,
        against: null,
        ratio: null,
        note: `failed: ${error.message.split("\n")[0]}`,
      },
    ];
  }
}

const versionOf = (name) =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
const load = (when) =>
  `load average ${when} ${loadavg()
    .map((each) => each.toFixed(1))
    .join(", ")}`;

/** The first row: on what all others were measured. */
function machine(browser) {
  const libraries = ["onnxruntime-web", "@tensorflow/tfjs", "@jax-js/jax"];
  const versions = libraries.map((name) => `${name} ${versionOf(name)}`);
  return {
    work: "machine",
    value: cpus().length,
    unit: "cores",
    spread: null,
    backend: cpus()[0]?.model ?? null,
    against: null,
    ratio: null,
    note: [
      `Chromium ${browser.version()}`,
      `Node ${process.version}`,
      ...versions,
      load("before"),
    ].join("; "),
  };
}
