// How the page is served and built: static files only, heavy parts in chunks of their own.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { offline } from "./scripts/offline.ts";
import { pythonImage } from "./scripts/pythonImage.ts";
import { shippedNotebooks } from "./scripts/shipped.ts";
import { simdKernels } from "./scripts/simdKernels.ts";

/** Cross-origin isolation, so that WebAssembly threads and the interrupt buffer work in dev and preview. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** A dialect's shows, hundreds of small files, travel in one chunk: the atlas asks for all of them at once. */
function showsOfDialect(id: string): string | null {
  const [, dialect] = /\/dialects\/(\w+)\/shows\//.exec(id) ?? [];
  return dialect === undefined ? null : `shows-${dialect}`;
}

export default defineConfig({
  base: "./",
  plugins: [
    react(),
    shippedNotebooks(),
    pythonImage(),
    simdKernels(),
    offline(process.env["VITE_DATA_ADDRESS"]),
  ],
  worker: { format: "es", plugins: () => [simdKernels()] },
  server: { headers: isolation },
  preview: { headers: isolation },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: showsOfDialect }] } },
    },
  },
  // What workers import late: found late, it would reload the page in the middle of a first run.
  optimizeDeps: {
    include: [
      "@tensorflow/tfjs-core",
      "@tensorflow/tfjs-backend-cpu",
      "@tensorflow/tfjs-backend-wasm",
      "@tensorflow/tfjs-backend-webgl",
      "@tensorflow/tfjs-backend-webgpu",
      "comlink",
      "onnxruntime-web/wasm",
      "protobufjs/minimal",
    ],
  },
});
