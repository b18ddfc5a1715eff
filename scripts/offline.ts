// A Vite plugin: writes the service worker that keeps every built file, and the page's content security policy.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Plugin } from "vite";
import { frameScript } from "../src/python/sandbox/frame.ts";

/** `dataAddress` is where the page may fetch CIFAR-10 from; nothing else outside its own origin may be reached. */
export function offline(dataAddress: string | undefined): Plugin {
  return {
    name: "rosetta-offline",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        {
          tag: "meta",
          attrs: {
            "http-equiv": "Content-Security-Policy",
            content: policy(dataAddress),
          },
          injectTo: "head-prepend",
        },
      ],
    },
    writeBundle: ({ dir }) => {
      if (dir) writeServiceWorker(dir);
    },
  };
}

/** The frame that holds Python is a `srcdoc` and inherits this: hence its script's hash, and `blob:` for its worker. */
function policy(dataAddress: string | undefined): string {
  const hash = createHash("sha256").update(frameScript).digest("base64");
  const data = dataAddress
    ? ` ${new URL(dataAddress, "https://self").origin}`
    : "";
  return [
    "default-src 'none'",
    `script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-${hash}'`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    `connect-src 'self' blob: data:${data.replace(" https://self", "")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function writeServiceWorker(dir: string): void {
  const files = filesIn(dir).filter(
    (file) => !/\.map$|^service-worker\.js$/.test(file),
  );
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(file).update(readFileSync(join(dir, file)));
  const template = readFileSync(resolve("scripts/serviceWorker.js"), "utf8");
  const text = template
    .replace("__VERSION__", `rosetta-${hash.digest("hex").slice(0, 16)}`)
    .replace("__FILES__", JSON.stringify(files));
  writeFileSync(join(dir, "service-worker.js"), text);
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"),
    )
    .sort();
}
