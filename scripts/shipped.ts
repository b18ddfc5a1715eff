// A Vite plugin: `virtual:shipped/<notebook>` holds the analyses of a shipped notebook, made while building.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runnerImport, type Plugin } from "vite";
import type { ShippedAnalysis } from "../src/analysis.ts";

const prefix = "virtual:shipped/";
const folder = "notebooks";

type All = Record<string, ShippedAnalysis[]>;

/** Analyses all of notebooks/*.ipynb once per build or server; each becomes a module of its own, loaded with its notebook. */
export function shippedNotebooks(): Plugin {
  let analyses: Promise<All> | null = null;
  return {
    name: "rosetta-shipped-notebooks",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const file = `${id.slice(prefix.length + 1)}.ipynb`;
      analyses ??= analyseAll();
      const found = (await analyses)[file];
      if (!found) throw new Error(`Expected ${folder}/${file} to exist.`);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(found))});`;
    },
    handleHotUpdate({ file }) {
      if (file.endsWith(".ipynb") || file.includes("/src/dialects/"))
        analyses = null;
    },
  };
}

async function analyseAll(): Promise<All> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const texts = Object.fromEntries(
    files.map((name) => [name, readFileSync(resolve(folder, name), "utf8")]),
  );
  const { module } = await runnerImport<{
    shippedAnalyses(notebooks: Record<string, string>): Promise<All>;
  }>(resolve("src/cli/shipped.ts"));
  return module.shippedAnalyses(texts);
}
