// A browser and a server for measuring the built page.
import { spawn, spawnSync } from "node:child_process";
import { chromium } from "playwright";
import { browser } from "../scripts/browser.mjs";

const plain = ["--headless=new", "--no-sandbox"];
const gpus = {
  none: [],
  software: [
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-watchdog",
    // Memory is told at once, after collecting it.
    "--enable-blink-features=ForceEagerMeasureMemory",
  ],
  real: [
    "--enable-unsafe-webgpu",
    "--enable-features=Vulkan",
    "--ignore-gpu-blocklist",
  ],
};
const vite = "node_modules/vite/bin/vite.js";

/** Builds with a config; stops the bench where the build fails. */
export function build(config) {
  const result = spawnSync(
    process.execPath,
    [vite, "build", "--config", config, "--logLevel", "error"],
    { stdio: ["ignore", 2, 2] },
  );
  if (result.status !== 0) throw new Error(`Expected ${config} to build.`);
}

/** Serves a build; resolves with its address and how to stop it. */
export async function serve(config, port) {
  const server = spawn(
    process.execPath,
    [
      vite,
      "preview",
      "--config",
      config,
      "--port",
      String(port),
      "--strictPort",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((resolve, reject) => {
    server.stdout.on(
      "data",
      (data) => String(data).includes(String(port)) && resolve(),
    );
    server.on("exit", (code) =>
      reject(new Error(`Expected the server to run. It ended with ${code}.`)),
    );
  });
  process.once("exit", () => server.kill());
  return { address: `http://localhost:${port}/`, stop: () => server.kill() };
}

/** A browser. GPUs, in software or real, are asked for only where steps are timed on them: they slow the painting of pages. */
export const launch = ({ gpu = "none" } = {}) =>
  chromium.launch({
    executablePath: browser(),
    args: [...plain, ...gpus[gpu]],
    ignoreDefaultArgs: ["--headless"],
  });

/** Median, and the spread that is told with it. */
export function summary(work, samples, unit, digits = 1) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ??
    NaN;
  const round = (value) => Number(value.toFixed(digits));
  return {
    work,
    value: round(at(0.5)),
    unit,
    spread: `${round(sorted[0])}–${round(sorted.at(-1))} (n=${sorted.length}, p95 ${round(at(0.95))})`,
    p95: round(at(0.95)),
  };
}
