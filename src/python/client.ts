// How the page and the command line ask for dry runs: one worker with Python in it, ready once, restarted when it must be.
import type { Recording, RecordRequest } from "./recording.ts";

/** A file put into Python's file system before anything runs: path below the library root, and its text. */
export interface PythonFile {
  readonly path: string;
  readonly text: string;
}

/** Python, wherever it runs: a sandboxed worker in the page, this process under Node. */
export interface Python {
  /** Resolves when Python is up, with the seconds it took and its version. */
  readonly ready: Promise<{
    readonly seconds: number;
    readonly version: string;
  }>;
  /** Dry-runs a column. Never rejects for what the user's code does: that is `recording.error`. */
  record(request: RecordRequest): Promise<Recording>;
  /** Stops the run under way; its promise resolves with a `limit` error. */
  interrupt(): void;
  close(): void;
}
