// Builds a page of this folder as the product is built, and serves it on a port of its own.
import { build, preview } from "vite";
import { pythonImage } from "../../scripts/pythonImage.ts";
import { simdKernels } from "../../scripts/simdKernels.ts";

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The page's address, and how to stop serving it. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export async function servePage(name: string): Promise<Served> {
  const root = import.meta.dirname;
  const outDir = `${root}/../../test-results/pages/${name}`;
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "error",
    plugins: [pythonImage(), simdKernels()],
    worker: { format: "es", plugins: () => [simdKernels()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      rollupOptions: { input: `${root}/${name}.html` },
      chunkSizeWarningLimit: 4096,
    },
  });
  const server = await serveFolder(outDir, isolation);
  return { ...server, url: `${server.url}/${name}.html` };
}

/** Serves built files, on a port of its own, with these headers and no others of our choice. */
export async function serveFolder(
  outDir: string,
  headers: Readonly<Record<string, string>>,
): Promise<Served> {
  const server = await preview({
    configFile: false,
    build: { outDir },
    preview: { port: 0, headers: { ...headers } },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string")
    throw new Error(`Expected a port. Received ${String(address)}.`);
  return {
    url: `http://localhost:${address.port}`,
    close: () => server.close(),
  };
}
