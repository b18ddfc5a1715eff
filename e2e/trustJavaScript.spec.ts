// Reading a notebook in JavaScript runs a stranger's program in the page's worker: it reaches nothing, and the page lives on.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { Served } from "./pages/serve.ts";
import { servePage } from "./pages/serve.ts";

const tries: Record<string, (url: string) => string> = {
  fetch: (url) => `fetch("${url}"); console.log("reached")`,
  "fetch through the function maker": (url) =>
    `new Function('return fetch("${url}")')(); console.log("reached")`,
  "fetch through an error's way out": (url) =>
    `try { null.x } catch (error) { error.constructor.constructor('return fetch("${url}")')() } console.log("reached")`,
  "the worker's own scope": () => `self.postMessage(1); console.log("reached")`,
  importScripts: (url) => `importScripts("${url}"); console.log("reached")`,
  "an import": (url) => `await import("${url}"); console.log("reached")`,
  "the page": () => `document.title = "x"; console.log("reached")`,
  IndexedDB: () => `indexedDB.open("x"); console.log("reached")`,
  WebAssembly: () => `new WebAssembly.Memory({}); console.log("reached")`,
};

let served: Served;
let outside: { readonly url: string; hits: string[]; close(): void };
let page: Page;

test.beforeAll(async ({ browser }) => {
  served = await servePage("javascript");
  outside = await listen();
  page = await browser.newPage();
  await page.goto(served.url);
  await page.evaluate(() => window.javascript.ready);
});

test.afterAll(async () => {
  outside.close();
  await served.close();
});

for (const [name, cell] of Object.entries(tries))
  test(`${name} is out of reach`, async () => {
    const read = await record(cell(outside.url));
    expect(read.stdout).not.toContain("reached");
    expect(read.error).not.toBeNull();
    expect(outside.hits).toEqual([]);
    await expectAlive();
  });

test("an endless loop stops, with its line, while the page answers", async () => {
  const reading = record("let x = 1;\nwhile (true) x += 1;");
  expect(await page.evaluate(() => document.title)).toContain("JavaScript");
  const read = await reading;
  expect(read.error?.kind).toBe("limit");
  expect(read.error?.span?.startLine).toBe(2);
  await expectAlive();
});

for (const [name, cell] of [
  ["infinite recursion", "const f = () => 1 + f();\nf();"],
  [
    "recursion through the engine's own functions",
    "const a = () => JSON.stringify({ toJSON: a });\na();",
  ],
  [
    "memory without end",
    "const all = [];\nfor (;;) all.push(new Uint8Array(1000000));",
  ],
] as const)
  test(`${name} stops`, async () => {
    const read = await record(cell);
    expect(read.error?.kind).toBe("limit");
    await expectAlive();
  });

test("Stop ends a run at once", async () => {
  const reading = record("for (;;);");
  await page.evaluate(() => window.javascript.ready);
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    window.javascript.interrupt();
  });
  expect((await reading).error?.kind).toBe("limit");
  await expectAlive();
});

function record(cell: string) {
  return page.evaluate(
    (source) =>
      window.javascript.record({
        cells: [source],
        signatures: {},
        versions: {},
      }),
    cell,
  );
}

async function expectAlive(): Promise<void> {
  const read = await record("console.log('alive')");
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("alive\n");
}

/** A server of somebody else's: it says who came. */
async function listen() {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    hits,
    close: () => server.close(),
  };
}
