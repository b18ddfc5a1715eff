// A Vite plugin: `virtual:simd-kernels/<variant>` is the WebAssembly of src/engines/simd/kernels in base64, compiled by AssemblyScript.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const prefix = "virtual:simd-kernels/";
const folder = resolve(import.meta.dirname, "../src/engines/simd/kernels");
/** Compiling takes seconds: what was compiled from the same text is kept. */
const cache = resolve(
  import.meta.dirname,
  "../node_modules/.cache/simd-kernels",
);

const options: Readonly<Record<string, readonly string[]>> = {
  "fused-shared": ["--enable", "relaxed-simd", "--sharedMemory"],
  "fused-own": ["--enable", "relaxed-simd"],
  "plain-shared": ["--sharedMemory"],
  "plain-own": [],
};
/** Data of the kernels lies from 1.5 KiB on, below what src/engines/simd/machine.ts hands out; memory is the machine's. */
const common = [
  ...[
    "--optimizeLevel",
    "2",
    "--runtime",
    "stub",
    "--noAssert",
    "--use",
    "abort=",
  ],
  ...["--importMemory", "--initialMemory", "32", "--maximumMemory", "65536"],
  ...["--memoryBase", "1536", "--enable", "simd", "--enable", "threads"],
  ...["--disableWarning", "112"],
];

export function simdKernels(): Plugin {
  return {
    name: "rosetta-simd-kernels",
    resolveId: (asked) => (asked.startsWith(prefix) ? `\0${asked}` : null),
    async load(asked) {
      if (!asked.startsWith(`\0${prefix}`)) return null;
      for (const name of sources()) this.addWatchFile(join(folder, name));
      const bytes = await compiled(asked.slice(prefix.length + 1));
      const text = Buffer.from(bytes).toString("base64");
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

const sources = (): string[] =>
  readdirSync(folder).filter((name) => name.endsWith(".ts"));

async function compiled(variant: string): Promise<Uint8Array> {
  const own = options[variant];
  if (!own)
    throw new Error(
      `Expected a variant of the kernels: ${Object.keys(options).join(", ")}. Received ${variant}.`,
    );
  const texts = new Map(
    sources().map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  const asked = JSON.stringify([[...texts], common, own]);
  const hash = createHash("sha256").update(asked).digest("hex");
  const kept = join(cache, `${variant}-${hash}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = await compile(texts, [...common, ...own]);
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, bytes);
  return bytes;
}

async function compile(
  texts: ReadonlyMap<string, string>,
  flags: readonly string[],
): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc");
  let bytes: Uint8Array | null = null;
  let said = "";
  const { error } = await asc.main(
    ["program.ts", "--outFile", "kernels.wasm", ...flags],
    {
      readFile: (name) => texts.get(name) ?? null,
      writeFile: (_, contents) => {
        if (typeof contents !== "string") bytes = contents;
      },
      listFiles: () => [],
      stderr: {
        write: (text: string | Uint8Array) => {
          said +=
            typeof text === "string" ? text : new TextDecoder().decode(text);
        },
      },
    },
  );
  if (error || !bytes)
    throw new Error(
      `The kernels in src/engines/simd/kernels do not compile.\n${said}`,
      { cause: error },
    );
  return bytes;
}
