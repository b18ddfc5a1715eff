// Reading a notebook runs a stranger's program: whatever it tries, it reaches nothing, and the page lives on.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { Served } from "./pages/serve.ts";
import { servePage } from "./pages/serve.ts";

/** Takes the Python side's own doors away, as a program with bad intentions would. */
const unlocked = `
import sys
sys.meta_path[:] = [each for each in sys.meta_path if "Doors" not in repr(each)]
`;

/** Calls JavaScript's own function maker, from any JavaScript object Python can hold. */
const evaluated = (code: string) => `${unlocked}
import pyodide_js
found = pyodide_js.runPython.constructor(${JSON.stringify(code)})()
print("reached", found)`;

const tries: Record<string, (outside: string) => string> = {
  "js.fetch": (url) => `import js\njs.fetch("${url}")\nprint("reached")`,
  "js.fetch, past the doors": (url) =>
    `${unlocked}import js\njs.fetch("${url}")\nprint("reached")`,
  run_js: (url) =>
    `from pyodide.code import run_js\nrun_js("fetch('${url}')")\nprint("reached")`,
  "run_js, past the doors": (url) =>
    `${unlocked}from pyodide.code import run_js\nrun_js("fetch('${url}')")\nprint("reached")`,
  "the function maker": (url) => evaluated(`return fetch("${url}")`),
  "an import of a script": (url) => evaluated(`return import("${url}")`),
  IndexedDB: () => `import js\njs.indexedDB.open("x")\nprint("reached")`,
  "IndexedDB, past the doors": () => evaluated(`return indexedDB.open("x")`),
  parent: () => `import js\njs.parent.document.title = "x"\nprint("reached")`,
  "parent, past the doors": () => evaluated("return parent.document.title"),
  "an image beacon": (url) =>
    `import js\njs.Image.new().src = "${url}"\nprint("reached")`,
  "an image beacon, past the doors": (url) =>
    evaluated(`return new Image().src = "${url}"`),
  urllib: (url) =>
    `import urllib.request\nurllib.request.urlopen("${url}")\nprint("reached")`,
  "a socket": (url) =>
    `import socket\nsocket.create_connection(("localhost", ${new URL(url).port}), timeout=2)\nprint("reached")`,
  "another program": () =>
    `import subprocess\nsubprocess.run(["ls"], check=True)\nprint("reached")`,
  "the file system": () => `print(open("/etc/passwd").read(), "reached")`,
  "foreign functions": () => `import ctypes\nprint("reached")`,
};

let served: Served;
let outside: { readonly url: string; hits: string[]; close(): void };
let page: Page;

test.beforeAll(async ({ browser }) => {
  served = await servePage("python");
  outside = await listen();
  page = await browser.newPage();
  await page.goto(served.url);
  const up = await page.evaluate(() => window.python.ready);
  expect(up.version).toMatch(/^3\.\d+/);
});

test.afterAll(async () => {
  outside.close();
  await served.close();
});

for (const [name, cell] of Object.entries(tries))
  test(`${name} is out of reach`, async () => {
    const read = await record(cell(outside.url));
    expect(read.stdout).not.toContain("reached");
    expect(read.error, read.stdout).not.toBeNull();
    expect(read.error?.message).not.toBe("");
    expect(outside.hits).toEqual([]);
    await expectAlive();
  });

test("doors taken away by one program are back for the next", async () => {
  await record(unlocked);
  const read = await record("import js");
  expect(read.error?.message).toContain("leads out of Python");
});

test("what one program breaks in Python's own modules is whole for the next", async () => {
  await record("import builtins, json\nbuiltins.len = json.dumps = None");
  await expectAlive();
});

test("JavaScript is refused in clear words", async () => {
  const read = await record("x = 1\nimport js");
  expect(read.error?.message).toContain("leads out of Python");
  expect(read.error?.span?.startLine).toBe(2);
});

test("files are in memory, and gone with the run", async () => {
  const made = await record(
    `open("a.txt", "w").write("x"); import os; print(os.listdir("."))`,
  );
  expect(made.stdout).toBe("['a.txt']\n");
  const after = await record(`import os; print(os.listdir("."))`);
  expect(after.stdout).toBe("[]\n");
});

test("an endless loop stops, with its line, while the page answers", async () => {
  const reading = record("x = 1\nwhile True:\n    x += 1");
  expect(await page.evaluate(() => document.title)).toContain("Python");
  const read = await reading;
  expect(read.error?.kind).toBe("limit");
  expect(read.error?.span?.startLine).toBe(3);
  await expectAlive();
});

test("an endless loop inside Python's own C code stops", async () => {
  const read = await record("sum(iter(int, 1))");
  expect(read.error?.kind).toBe("limit");
  expect(read.error?.message).toContain("stopped after");
  await expectAlive();
});

test("a program that catches everything stops", async () => {
  const read = await record(
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
  );
  expect(read.error?.kind).toBe("limit");
  await expectAlive();
});

test("infinite recursion stops, with its line", async () => {
  const read = await record("def f():\n    return f()\nf()");
  expect(read.error?.type).toBe("RecursionError");
  expect(read.error?.span?.startLine).toBe(2);
  await expectAlive();
});

test("recursion that overflows the engine's own stack costs a restart only", async () => {
  const read = await record(
    "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
  );
  expect(read.error?.kind).toBe("limit");
  await expectAlive();
});

test("4 GB in one piece are refused", async () => {
  const read = await record("x = bytearray(4 * 2**30)");
  expect(read.error?.kind).toBe("limit");
  expect(read.error?.message).toContain("memory");
  await expectAlive();
});

test("4 GB in small pieces are refused", async () => {
  const read = await record("x = [bytearray(10**8) for i in range(40)]");
  expect(read.error?.kind).toBe("limit");
  expect(read.error?.message).toContain("memory");
  await expectAlive();
});

test("Stop ends a run at once", async () => {
  const reading = record("while True: pass");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await page.evaluate(() => window.python.interrupt());
  const read = await reading;
  expect(read.error?.message).toContain("stopped");
  await expectAlive();
});

function record(cell: string) {
  return page.evaluate(
    (source) =>
      window.python.record({ cells: [source], signatures: {}, versions: {} }),
    cell,
  );
}

async function expectAlive(): Promise<void> {
  const read = await record("print('alive')");
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
