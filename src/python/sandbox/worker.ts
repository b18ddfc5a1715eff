// The program of the sandboxed worker, as text: it gets Pyodide's bytes by message, closes every way out, and runs requests.
import type { PyodideAPI } from "pyodide";
import { host } from "../host.ts";
import type { FromWorker, PyodideFiles, ToWorker } from "./messages.ts";

type Load = (url: string) => Promise<Record<string, unknown>>;
type LoadPyodide = (options: Record<string, unknown>) => Promise<PyodideAPI>;

/** Stands on its own, as `host` does: both travel into the sandbox as text. */
function main(load: Load, install: typeof host): void {
  const outside = [
    "fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts indexedDB caches",
    "BroadcastChannel Worker SharedWorker Notification FileReader FileReaderSync FileSystemSyncAccessHandle",
    "createImageBitmap OffscreenCanvas FontFace requestFileSystem webkitRequestFileSystem postMessage",
    "webkitRequestFileSystemSync webkitResolveLocalFileSystemURL webkitResolveLocalFileSystemSyncURL",
    "navigator cookieStore scheduler trustedTypes serial usb hid gpu",
  ].flatMap((line) => line.split(" "));
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
      const pyodide = await start(asked.pyodide);
      if (interrupt) pyodide.setInterruptBuffer(interrupt);
      close();
      python = install(pyodide, asked.files, asked.seconds);
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

  async function start(files: PyodideFiles): Promise<PyodideAPI> {
    const root = "https://python.invalid/";
    const served: Record<string, [ArrayBuffer, string]> = {
      [`${root}pyodide.asm.wasm`]: [files.wasm, "application/wasm"],
      [`${root}python_stdlib.zip`]: [files.stdlib, "application/zip"],
    };
    self.fetch = (url) => {
      const [bytes, type] = served[String(url)] ?? [];
      if (!bytes || !type)
        return Promise.reject(new TypeError(`No ${String(url)} here.`));
      return Promise.resolve(
        new Response(bytes, { headers: { "Content-Type": type } }),
      );
    };
    const blob = (text: string) =>
      URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const loader = await load(blob(files.loader));
    const module = await load(blob(files.module));
    return (loader.loadPyodide as LoadPyodide)({
      indexURL: root,
      lockFileContents: files.lock,
      createPyodideModule: module.default,
      jsglobals: Object.create(null) as object,
    });
  }

  /** What could reach out of the worker is taken away, from it and from everything it inherits; the console too. */
  function close(): void {
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
}

/** The worker's whole text. `import()` stands outside the bundler's sight: it loads blobs only. */
export const workerCode = `(${main.toString()})((url) => import(url), ${host.toString()});`;
