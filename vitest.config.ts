// Unit tests and laws run in Node; what a person does runs in Playwright (e2e/).
import { defineConfig } from "vitest/config";
import { simdKernels } from "./scripts/simdKernels.ts";

export default defineConfig({
  plugins: [simdKernels()],
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
