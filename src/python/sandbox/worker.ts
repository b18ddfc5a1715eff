// The program of the sandboxed worker, as text: it gets Pyodide's bytes by message, closes every way out, and runs requests.
import type { PyodideAPI } from "pyodide";
import { bringLibrary, host } from "../host.ts";
import type { FromWorker, PyodideFiles, ToWorker } from "./messages.ts";

// Every function here stands on its own, as `host` does: they travel into the sandbox as text, one beside the other.

type Load = (url: string) => Promise<Record<string, unknown>>;

interface Parts {
  readonly startPython: (files: PyodideFiles) => Promise<PyodideAPI>;
  readonly closeWays: () => void;
  readonly bring: typeof bringLibrary;
  readonly install: typeof host;
}

/** Answers what the page asks over its port. `interrupt` is shared with the frame where the browser lets it be. */
function main({ startPython, closeWays, bring, install }: Parts): void {
  let python: ReturnType<typeof install> | undefined;

  self.onmessage = (event: MessageEvent) => {
    const { port, interrupt } = event.data as {
      port: MessagePort;
      interrupt: Int32Array | null;
    };
    self.onmessage = null;
    const say = (message: FromWorker) => port.postMessage(message);
    port.onmessage = (asked: MessageEvent<ToWorker>) => {
      answer(asked.data, interrupt, say).catch((error: unknown) =>
        say({ kind: "broken", message: String(error) }),
      );
    };
  };

  async function answer(
    asked: ToWorker,
    interrupt: Int32Array | null,
    say: (message: FromWorker) => void,
  ): Promise<void> {
    if (asked.kind === "start") {
      const pyodide = await startPython(asked.pyodide);
      if (interrupt) pyodide.setInterruptBuffer(interrupt);
      closeWays();
      bring(pyodide, asked.files);
      python = install(pyodide, asked.seconds);
      say({ kind: "ready", version: python.version });
    } else {
      if (!python) throw new Error("Expected a start before a record.");
      if (interrupt) interrupt[0] = 0;
      const recording = python.record(asked.request);
      const memory = python.memory();
      say({ kind: "recorded", id: asked.id, recording, memory });
      setTimeout(() => python?.tidy());
    }
  }
}

/**
 * Loads Pyodide from the bytes it was given: what it fetches is served from them. Its code is compiled while the rest is unpacked, and it
 * starts from the memory that was kept, in which Python is up and the library imported.
 */
async function startPython(
  load: Load,
  files: PyodideFiles,
): Promise<PyodideAPI> {
  const compiled = WebAssembly.compile(files.wasm);
  const unpacked = new Response(
    new Blob([files.image])
      .stream()
      .pipeThrough(new DecompressionStream("gzip")),
  ).arrayBuffer();
  const root = "https://python.invalid/";
  const served: Record<string, [ArrayBuffer, string]> = {
    [`${root}pyodide.asm.wasm`]: [new ArrayBuffer(0), "application/wasm"],
    [`${root}python_stdlib.zip`]: [files.stdlib, "application/zip"],
  };
  self.fetch = (asked) => {
    const url = asked instanceof Request ? asked.url : asked.toString();
    const [bytes, type] = served[url] ?? [];
    if (!bytes || !type)
      return Promise.reject(new TypeError(`No ${url} here.`));
    return Promise.resolve(
      new Response(bytes, { headers: { "Content-Type": type } }),
    );
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const blob = (text: string) =>
    URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const loader = await load(blob(files.loader));
  const module = await load(blob(files.module));
  type LoadPyodide = (options: object) => Promise<PyodideAPI>;
  const loaded = (loader.loadPyodide as LoadPyodide)({
    indexURL: root,
    lockFileContents: files.lock,
    createPyodideModule: module.default,
    _loadSnapshot: unpacked,
    jsglobals: Object.create(null) as object,
  });
  // Pyodide would wait for ever for code that does not compile.
  const [pyodide] = await Promise.all([loaded, compiled, unpacked]);
  return pyodide;
}

/** What could reach out of the worker is taken away, from it and from everything it inherits; the console too. */
function closeWays(): void {
  const outside = [
    "fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts indexedDB caches",
    "BroadcastChannel Worker SharedWorker Notification FileReader FileReaderSync FileSystemSyncAccessHandle",
    "createImageBitmap OffscreenCanvas FontFace requestFileSystem webkitRequestFileSystem postMessage",
    "webkitRequestFileSystemSync webkitResolveLocalFileSystemURL webkitResolveLocalFileSystemSyncURL",
    "navigator cookieStore scheduler trustedTypes serial usb hid gpu",
  ].flatMap((line) => line.split(" "));
  for (const name of outside) {
    for (
      let owner: object | null = self;
      owner && owner !== Object.prototype;
      owner = Object.getPrototypeOf(owner) as object | null
    )
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    Object.defineProperty(self, name, { value: undefined });
  }
  Reflect.deleteProperty(URL, "createObjectURL");
  const silent = () => undefined;
  for (const name of ["debug", "error", "info", "log", "trace", "warn"])
    Object.defineProperty(console, name, { value: silent });
}

/** The worker's whole text. `import()` stands outside the bundler's sight: it loads blobs only. */
export const workerCode = `(${main.toString()})({
  startPython: (files) => (${startPython.toString()})((url) => import(url), files),
  closeWays: ${closeWays.toString()},
  bring: ${bringLibrary.toString()},
  install: ${host.toString()},
});`;
