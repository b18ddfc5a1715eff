// Python in the page: in a worker of a sandboxed frame without origin or network, restarted when a program breaks it.
import type { Python, PythonFile } from "./client.ts";
import { usualLimit } from "./host.ts";
import { libraryFiles } from "./libraryFiles.ts";
import type { Recording, RecordRequest } from "./recording.ts";
import { stopped } from "./sandbox/failures.ts";
import { fetchPyodide } from "./sandbox/files.ts";
import type { Frame } from "./sandbox/frame.ts";
import { openFrame } from "./sandbox/frame.ts";
import type { FromWorker, PyodideFiles, ToWorker } from "./sandbox/messages.ts";
import { workerCode } from "./sandbox/worker.ts";

/** Memory after which the worker is replaced: what WebAssembly has taken it never gives back. */
const muchMemory = 512 * 2 ** 20;

interface Pending {
  readonly id: number;
  readonly resolve: (recording: Recording) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Starts Python. `files` are the dialects' and the common modules (they may still be on their way); `seconds` is how long one record may take. */
export function browserPython(
  files: readonly PythonFile[] | Promise<readonly PythonFile[]>,
  seconds: number = usualLimit,
): Python {
  const all = Promise.resolve(files).then((own) => [...libraryFiles, ...own]);
  const sandbox = new Sandbox(all, seconds);
  return {
    ready: sandbox.ready,
    record: (request) => sandbox.record(request),
    interrupt: () => sandbox.interrupt(),
    close: () => sandbox.close(),
  };
}

/** One frame, and the worker that lives in it at the time. Records wait in line. */
class Sandbox {
  readonly ready: Python["ready"];
  private readonly opened: Promise<{ frame: Frame; pyodide: PyodideFiles }>;
  private up: Promise<MessagePort>;
  private line: Promise<unknown> = Promise.resolve();
  private pending: Pending | null = null;
  private interruptible = false;
  private version = "";
  private closed = false;
  private count = 0;

  constructor(
    private readonly files: Promise<readonly PythonFile[]>,
    private readonly seconds: number,
  ) {
    const began = performance.now();
    this.opened = Promise.all([openFrame(), fetchPyodide()]).then(
      ([frame, pyodide]) => ({ frame, pyodide }),
    );
    this.up = this.begin();
    this.ready = this.up.then(() => ({
      seconds: (performance.now() - began) / 1000,
      version: this.version,
    }));
  }

  record(request: RecordRequest): Promise<Recording> {
    const result = this.line.then(() => this.run(request));
    this.line = result.catch(() => undefined);
    return result;
  }

  interrupt(): void {
    if (!this.pending) return;
    if (this.interruptible)
      void this.opened.then(({ frame }) => frame.tell({ kind: "interrupt" }));
    else
      this.giveUp(
        "KeyboardInterrupt",
        "The dry run was stopped. Python starts anew.",
      );
  }

  close(): void {
    this.closed = true;
    void this.opened.then(({ frame }) => frame.remove());
    this.giveUp("Closed", "Python was closed.");
  }

  private async run(request: RecordRequest): Promise<Recording> {
    const port = await this.up;
    return new Promise((resolve) => {
      this.count += 1;
      const timer = setTimeout(
        () => this.overdue(),
        this.seconds * 1000 + 1000,
      );
      this.pending = { id: this.count, resolve, timer };
      this.send(port, { kind: "record", id: this.count, request });
    });
  }

  /** Past its time, a program is interrupted; if it goes on all the same, its worker ends. */
  private overdue(): void {
    const late = this.pending;
    if (!late) return;
    if (this.interruptible) this.interrupt();
    const wait = this.interruptible ? 1000 : 0;
    setTimeout(() => {
      if (this.pending?.id === late.id)
        this.giveUp(
          "TimeLimit",
          `The dry run was stopped after ${this.seconds + 1} s; Python had to be started anew. Reading needs no long loops: it computes nothing.`,
        );
    }, wait);
  }

  /** Ends the worker, answers for it, and starts another. */
  private giveUp(type: string, message: string): void {
    const pending = this.pending;
    this.pending = null;
    if (!this.closed) this.up = this.begin();
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.resolve(stopped(type, message));
  }

  /** Whoever records next hears of a start that failed. */
  private begin(): Promise<MessagePort> {
    const up = this.start();
    up.catch(() => undefined);
    return up;
  }

  private async start(): Promise<MessagePort> {
    const [{ frame, pyodide }, files] = await Promise.all([
      this.opened,
      this.files,
    ]);
    const { port1, port2 } = new MessageChannel();
    const ready = new Promise<void>((resolve, reject) => {
      port1.onmessage = (event: MessageEvent<FromWorker>) =>
        this.hear(event.data, resolve, reject);
    });
    this.interruptible = await frame.start(workerCode, port2);
    this.send(port1, {
      kind: "start",
      pyodide,
      files,
      seconds: this.seconds,
    });
    await ready;
    return port1;
  }

  private send(port: MessagePort, message: ToWorker): void {
    port.postMessage(message);
  }

  private hear(
    message: FromWorker,
    ready: () => void,
    refuse: (error: Error) => void,
  ): void {
    if (message.kind === "ready") {
      this.version = message.version;
      ready();
    } else if (message.kind === "recorded") this.finish(message);
    else if (message.kind === "broken") this.broken(message.message, refuse);
  }

  private finish(message: Extract<FromWorker, { kind: "recorded" }>): void {
    const pending = this.pending;
    if (pending?.id !== message.id) return;
    clearTimeout(pending.timer);
    this.pending = null;
    if (message.memory > muchMemory) this.up = this.begin();
    pending.resolve(message.recording);
  }

  private broken(message: string, refuse: (error: Error) => void): void {
    if (!this.pending) refuse(new Error(`Python did not start: ${message}`));
    else
      this.giveUp(
        "Broken",
        `The program broke Python, which had to be started anew: ${message}`,
      );
  }
}
