// The page that is timed for training steps: our engine and stock tfjs in the same browser.
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { shippedNotebooks } from "../scripts/shipped.ts";

export default defineConfig({
  root: resolve(import.meta.dirname, "step"),
  plugins: [shippedNotebooks()],
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "../dist-bench"),
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 8192,
  },
});
