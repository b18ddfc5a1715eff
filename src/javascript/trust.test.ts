// Reading a program runs it: whatever it tries, it reaches nothing, it comes to an end, and the next one is read as if nothing had been.
import { expect, it } from "vitest";
import { nodeJavaScript } from "./node.ts";

const javascript = nodeJavaScript([], 1);
const record = (cell: string) =>
  javascript.record({ cells: [cell], signatures: {}, versions: {} });

async function expectAlive(): Promise<void> {
  const { stdout, error } = await record("console.log('alive')");
  expect(error).toBeNull();
  expect(stdout).toBe("alive\n");
}

/** Ways out, each of which would print `reached`. */
const ways: Readonly<Record<string, string>> = {
  fetch: "fetch('http://localhost/'); console.log('reached')",
  "fetch through the function maker":
    "new Function('return fetch(\"http://localhost/\")')(); console.log('reached')",
  "fetch through eval":
    "(0, eval)('fetch(\"http://localhost/\")'); console.log('reached')",
  "fetch through a constructor":
    "console.log.constructor('return fetch(1)')(); console.log('reached')",
  "fetch through the recorder's own functions":
    "require.constructor('return process.mainModule.require(\"fs\")')(); console.log('reached')",
  XMLHttpRequest: "new XMLHttpRequest(); console.log('reached')",
  WebSocket: "new WebSocket('ws://localhost'); console.log('reached')",
  "the page": "document.title = 'x'; console.log('reached')",
  "the parent": "parent.location; console.log('reached')",
  IndexedDB: "indexedDB.open('x'); console.log('reached')",
  "a worker": "new Worker('x.js'); console.log('reached')",
  "the file system":
    "require('fs').readFileSync('/etc/passwd'); console.log('reached')",
  "another program":
    "require('child_process').execSync('ls'); console.log('reached')",
  "an import": "import fs from 'node:fs'; console.log('reached')",
  "an import while it runs":
    "const fs = await import('node:fs'); console.log('reached')",
  "an import of the recorder":
    "import * as log from 'rosetta/log.js'; console.log('reached')",
  "a script from elsewhere":
    "await import('http://localhost/x.js'); console.log('reached')",
  WebAssembly:
    "new WebAssembly.Module(new Uint8Array(8)); console.log('reached')",
  "the host's globals":
    "globalThis.process.binding('fs'); console.log('reached')",
};

it.each(Object.entries(ways))("%s is out of reach", async (_, cell) => {
  const { stdout, error } = await record(cell);
  expect(stdout).not.toContain("reached");
  expect(error?.message).not.toBe("");
  expect(error).not.toBeNull();
  await expectAlive();
});

it("holds no global of the host", async () => {
  const { stdout } = await record(
    "console.log(Object.getOwnPropertyNames(globalThis).sort().join(' '))",
  );
  for (const name of ["fetch", "global", "window", "self", "WebAssembly"])
    expect(stdout.split(" ")).not.toContain(name);
});

it.each([
  ["an endless loop", "let x = 1;\nwhile (true) x += 1;", 2],
  [
    "a loop that catches everything",
    "while (true) {\n  try {\n    for (;;);\n  } catch (error) {}\n}",
    1,
  ],
  [
    "an endless chain of promises",
    "const again = () => Promise.resolve().then(again);\nawait again();",
    null,
  ],
])("stops %s", async (_, cell, line) => {
  const { error } = await record(cell);
  expect(error?.kind).toBe("limit");
  expect(error?.message).toContain("stopped after 1 s");
  if (line !== null) expect(error?.span?.startLine).toBe(line);
  await expectAlive();
});

it.each([
  ["deep recursion", "function f() {\n  return 1 + f();\n}\nf();", "deeply"],
  [
    "one huge piece of memory",
    "const x = new Uint8Array(4 * 2 ** 30);\nconsole.log(x.length);",
    "",
  ],
  [
    "memory in small pieces",
    "const all = [];\nfor (;;) all.push(new Uint8Array(1000000));",
    "memory",
  ],
])("refuses %s", async (_, cell, words) => {
  const { error } = await record(cell);
  expect(error).not.toBeNull();
  expect(error?.message).toContain(words);
  await expectAlive();
});

it("keeps nothing of one program for the next", async () => {
  await record(
    "Array.prototype.push = null; globalThis.kept = 1; JSON.stringify = null;",
  );
  const { stdout } = await record("console.log(typeof kept)");
  expect(stdout).toBe("undefined\n");
  await expectAlive();
});

it("reads the same program in the same way", async () => {
  const cell =
    "console.log(Math.random(), Date.now(), new Date().getTime(), performance.now())";
  const [first, second] = [await record(cell), await record(cell)];
  expect(first.stdout).toBe(second.stdout);
});

it("ends a program that waits for ever", async () => {
  const { error } = await record("await new Promise(() => {});");
  expect(error?.message).toContain("waits for something that never comes");
});
