// What the page and the sandboxed worker say to each other over their channel. Plain data; nothing else crosses.
import type { PythonFile } from "../client.ts";
import type { Recording, RecordRequest } from "../recording.ts";

/** The five files of Pyodide, and its memory with the library in it, as text and bytes: the sandbox cannot fetch. */
export interface PyodideFiles {
  readonly loader: string;
  readonly module: string;
  readonly lock: string;
  readonly wasm: ArrayBuffer;
  readonly stdlib: ArrayBuffer;
  /** Gzipped. */
  readonly image: ArrayBuffer;
}

export type ToWorker =
  | {
      readonly kind: "start";
      readonly pyodide: PyodideFiles;
      readonly files: readonly PythonFile[];
      readonly seconds: number;
    }
  | {
      readonly kind: "record";
      readonly id: number;
      readonly request: RecordRequest;
    };

export type FromWorker =
  | { readonly kind: "ready"; readonly version: string }
  | {
      readonly kind: "recorded";
      readonly id: number;
      readonly recording: Recording;
      /** Bytes of memory that Python holds afterwards. */
      readonly memory: number;
    }
  /** Python itself broke; the worker is of no more use. */
  | { readonly kind: "broken"; readonly message: string };

/** What the page asks of the frame around the worker. */
export type ToFrame =
  | { readonly kind: "start"; readonly code: string }
  | { readonly kind: "interrupt" }
  | { readonly kind: "kill" };
