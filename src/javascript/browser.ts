// JavaScript in the page: QuickJS in a worker, which is ended and started anew when a program does not stop.
import type { Python, PythonFile } from "../python/client.ts";
import { emptyRecording, type Recording } from "../python/recording.ts";
import { libraryFiles } from "./libraryFiles.ts";
import { usualLimit } from "./limits.ts";
import type { FromWorker, ToWorker } from "./worker.ts";

interface Line {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

/** Starts QuickJS in a worker. `files` are the frameworks' modules; `seconds` is how long one record may take. */
export function browserJavaScript(
  files: readonly PythonFile[],
  seconds: number = usualLimit,
): Python {
  const began = performance.now();
  const all = [...libraryFiles, ...files];
  let open = start(all, seconds);
  let turn: Promise<unknown> = Promise.resolve();
  let count = 0;
  let stop: ((message: string) => void) | null = null;
  const renew = () => {
    open.worker.terminate();
    open = start(all, seconds);
  };
  return {
    ready: open.ready.then(() => ({
      seconds: (performance.now() - began) / 1000,
      version: "QuickJS",
    })),
    record: (request) => {
      const result = turn.then(async () => {
        await open.ready;
        const id = ++count;
        return new Promise<Recording>((resolve) => {
          stop = (message) => {
            clearTimeout(timer);
            stop = null;
            renew();
            resolve(stopped(message));
          };
          const timer = setTimeout(
            () =>
              stop?.(
                `The dry run was stopped after ${seconds + 1} s; JavaScript had to be started anew. Reading needs no long loops: it computes nothing.`,
              ),
            seconds * 1000 + 1000,
          );
          open.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
            if (data.kind === "broken")
              stop?.(
                `The program broke the dry run, which had to be started anew: ${data.message}`,
              );
            if (data.kind !== "recorded" || data.id !== id) return;
            clearTimeout(timer);
            stop = null;
            resolve(data.recording);
          };
          tell(open.worker, { kind: "record", id, request });
        });
      });
      turn = result.catch(() => undefined);
      return result;
    },
    interrupt: () => stop?.("The dry run was stopped. JavaScript starts anew."),
    close: () => open.worker.terminate(),
  };
}

const tell = (worker: Worker, message: ToWorker): void =>
  worker.postMessage(message);

function start(files: readonly PythonFile[], seconds: number): Line {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    type: "module",
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready") resolve();
      if (data.kind === "broken")
        reject(new Error(`JavaScript did not start: ${data.message}`));
    };
    worker.onerror = ({ message }) =>
      reject(new Error(`JavaScript did not start: ${message}`));
  });
  ready.catch(() => undefined);
  tell(worker, { kind: "start", files, seconds });
  return { worker, ready };
}

const stopped = (message: string): Recording => ({
  ...emptyRecording,
  error: {
    kind: "limit",
    type: "TimeLimit",
    message,
    traceback: `TimeLimit: ${message}`,
    span: null,
  },
});
