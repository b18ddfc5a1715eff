// The pages that are timed: our engine and each rival in the same browser, isolated so that WebAssembly may use threads.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { shippedNotebooks } from "../scripts/shipped.ts";
import { simdKernels } from "../scripts/simdKernels.ts";

const root = resolve(import.meta.dirname, "engine");

export default defineConfig({
  root,
  plugins: [shippedNotebooks(), simdKernels()],
  worker: {
    format: "es",
    plugins: () => [shippedNotebooks(), simdKernels()],
  },
  preview: {
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  },
  build: {
    outDir: resolve(import.meta.dirname, "../dist-bench"),
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 32_768,
    rolldownOptions: {
      input: readdirSync(root)
        .filter((name) => name.endsWith(".html"))
        .map((name) => resolve(root, name)),
    },
  },
});
