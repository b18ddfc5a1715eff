// What a person does, in a real Chromium with software GPUs, against the built page.
import { defineConfig } from "@playwright/test";

const port = Number(process.env["ROSETTA_PORT"] ?? 4173);

/** New headless (the headless shell has no WebGPU), with WebGPU and WebGL2 in software. */
const launch = [
  "--headless=new",
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  timeout: 180_000,
  expect: { timeout: 30_000 },
  workers: 1,
  fullyParallel: false,
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_NAME"]
    ? [["list"], ["json"]]
    : [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      args: launch,
      ignoreDefaultArgs: ["--headless"],
      ...(process.env["ROSETTA_BROWSER"] && {
        executablePath: process.env["ROSETTA_BROWSER"],
      }),
    },
    trace: "retain-on-failure",
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    port,
    reuseExistingServer: !process.env["CI"],
    timeout: 60_000,
  },
});
