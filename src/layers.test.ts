// Imports go down the layers only; dialects, compare and engines never meet.
import { expect, it } from "vitest";

const files = import.meta.glob<string>("./**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Folders in the order of the data; `pipeline`, and the atlas made of the same parts, stand between the engines and the notebook. */
const order = [
  "ir",
  "python",
  "javascript",
  "dialects",
  "compare",
  "data",
  "engines",
  "pipeline",
  "shows",
  "cases",
  "atlas",
  "notebook",
  "ui",
  "cli",
  "main",
];

/** Folders that may not import these, though they stand lower. */
const apart: Readonly<Record<string, readonly string[]>> = {
  compare: ["python", "javascript", "dialects"],
  data: ["dialects", "compare"],
  engines: ["python", "javascript", "dialects", "compare"],
  cli: ["ui"],
};

/** Types that both sides of the pipeline speak. */
const shared = new Set(["analysis", "virtual"]);

function folderOf(path: string): string {
  const [first = "", second] = path.replace(/^\.\//, "").split("/");
  return second === undefined ? first.replace(/\.(d\.)?tsx?$/, "") : first;
}

function importsOf(file: string, text: string): string[] {
  const found = [
    ...text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g),
  ].map((match) => match[1] ?? "");
  const base = file.split("/").slice(0, -1);
  return found.map((path) => {
    const parts = [...base];
    for (const part of path.split("?")[0]?.split("/") ?? []) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return parts.join("/");
  });
}

function violation(file: string, target: string): string | null {
  const [from, to] = [folderOf(file), folderOf(target)];
  if (from === to || shared.has(to) || from.endsWith(".test")) return null;
  if (shared.has(from)) return null;
  const forbidden =
    order.indexOf(to) > order.indexOf(from) || apart[from]?.includes(to);
  return forbidden ? `${file} imports ${target}` : null;
}

it("imports go down only", () => {
  const wrong = Object.entries(files).flatMap(([file, text]) =>
    importsOf(file, text).flatMap((target) => violation(file, target) ?? []),
  );
  expect(wrong).toEqual([]);
});

it("a dialect never imports another", () => {
  const wrong = Object.entries(files).flatMap(([file, text]) => {
    const own = /^\.\/dialects\/([^/]+)\//.exec(file)?.[1];
    const others = importsOf(file, text).filter((target) => {
      const other = /^\.\/dialects\/([^/]+)\//.exec(target)?.[1];
      return own !== undefined && other !== undefined && other !== own;
    });
    return others.map((target) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});
