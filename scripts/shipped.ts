// A Vite plugin: `virtual:shipped/<notebook>` holds the analyses of a shipped notebook, made while building.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runnerImport, type Plugin } from "vite";
import type { ShippedAnalysis } from "../src/analysis.ts";

const index = "virtual:shipped";
const prefix = `${index}/`;
const folder = "notebooks";

type All = Record<string, ShippedAnalysis[]>;

/** Analyses all of notebooks/*.ipynb once per build or server; each becomes a module of its own, loaded with its notebook. */
export function shippedNotebooks(): Plugin {
  let analyses: Promise<All> | null = null;
  return {
    name: "rosetta-shipped-notebooks",
    resolveId: (id) =>
      id === index || id.startsWith(prefix) ? `\0${id}` : null,
    async load(id) {
      if (id === `\0${index}`) return indexModule();
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

const shippedFiles = (): string[] =>
  readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

/** How to load each notebook's analyses, by the file's name without its ending. */
function indexModule(): string {
  const entries = shippedFiles().map((file) => {
    const name = file.replace(/\.ipynb$/, "");
    return `${JSON.stringify(name)}: () => import(${JSON.stringify(prefix + name)})`;
  });
  return `export default { ${entries.join(", ")} };`;
}

async function analyseAll(): Promise<All> {
  const texts = Object.fromEntries(
    shippedFiles().map((name) => [
      name,
      readFileSync(resolve(folder, name), "utf8"),
    ]),
  );
  const { module } = await runnerImport<{
    shippedAnalyses(notebooks: Record<string, string>): Promise<All>;
  }>(resolve("src/cli/shipped.ts"));
  return module.shippedAnalyses(texts);
}
