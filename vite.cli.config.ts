// The command line: the same pipeline, built for Node (glob and raw imports do not exist in plain Node).
import { defineConfig } from "vite";
import { simdKernels } from "./scripts/simdKernels.ts";

export default defineConfig({
  plugins: [simdKernels()],
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist-cli",
    emptyOutDir: true,
    target: "node20",
    rollupOptions: {
      external: ["pyodide", /^@tensorflow\//, "onnxruntime-web", "protobufjs"],
    },
  },
});
