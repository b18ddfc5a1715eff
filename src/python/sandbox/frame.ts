// The sandboxed frame: an empty document of no origin, whose only script starts, interrupts and ends the worker.
import type { ToFrame } from "./messages.ts";

/**
 * The frame's script. Constant, so that a page's policy can name its hash.
 * It listens to its parent only, and hands the page's port on to the worker.
 */
export const frameScript = `"use strict";
let worker, interrupt = null;
addEventListener("message", ({ source, data, ports }) => {
  if (source !== parent) return;
  if (data.kind === "interrupt" && interrupt) interrupt[0] = 2;
  if (data.kind === "kill" && worker) worker.terminate();
  if (data.kind !== "start") return;
  if (worker) worker.terminate();
  const url = URL.createObjectURL(new Blob([data.code], { type: "text/javascript" }));
  worker = new Worker(url);
  interrupt = self.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
  worker.postMessage({ port: ports[0], interrupt }, [ports[0]]);
  parent.postMessage({ kind: "started", interruptible: interrupt !== null }, "*");
});
parent.postMessage({ kind: "frame" }, "*");`;

/** Nothing may be connected to, loaded or shown; scripts are ours or blobs we made; WebAssembly may be compiled. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'";

const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${frameScript}</script>`;

export interface Frame {
  /** Starts a worker in place of the one before it. Resolves with whether it can be interrupted without ending it. */
  start(code: string, port: MessagePort): Promise<boolean>;
  tell(message: ToFrame): void;
  remove(): void;
}

/** Puts the frame into the page, out of sight. */
export async function openFrame(): Promise<Frame> {
  const element = document.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.setAttribute("allow", "cross-origin-isolated");
  element.title = "Python";
  element.hidden = true;
  element.srcdoc = page;
  const up = heard(element, "frame");
  document.body.append(element);
  await up;
  const tell = (message: ToFrame, ports: MessagePort[] = []) =>
    element.contentWindow?.postMessage(message, "*", ports);
  return {
    tell,
    async start(code, port) {
      const started = heard(element, "started");
      tell({ kind: "start", code }, [port]);
      return (await started).interruptible === true;
    },
    remove: () => element.remove(),
  };
}

/** The next message of that kind from the frame. */
function heard(
  element: HTMLIFrameElement,
  kind: string,
): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<Record<string, unknown> | null>) => {
      if (event.source !== element.contentWindow || event.data?.kind !== kind)
        return;
      removeEventListener("message", listen);
      resolve(event.data);
    };
    addEventListener("message", listen);
  });
}
