// The worker in which QuickJS runs in the page. The program inside QuickJS sees nothing of it: no host object is handed in.
import variant from "@jitl/quickjs-wasmfile-release-sync";
import wasm from "@jitl/quickjs-wasmfile-release-sync/wasm?url";
import { newVariant } from "quickjs-emscripten-core";
import type { PythonFile } from "../python/client.ts";
import type { Recording, RecordRequest } from "../python/recording.ts";
import { startEngine, type Engine } from "./engine.ts";

export type ToWorker =
  | {
      readonly kind: "start";
      readonly files: readonly PythonFile[];
      readonly seconds: number;
    }
  | {
      readonly kind: "record";
      readonly id: number;
      readonly request: RecordRequest;
    };

export type FromWorker =
  | { readonly kind: "ready" }
  | {
      readonly kind: "recorded";
      readonly id: number;
      readonly recording: Recording;
    }
  | { readonly kind: "broken"; readonly message: string };

let engine: Promise<Engine> | undefined;

const say = (message: FromWorker): void => self.postMessage(message);

async function answer(asked: ToWorker): Promise<void> {
  if (asked.kind === "start") {
    const own = newVariant(variant, { wasmLocation: wasm });
    engine = startEngine(own, asked.files, asked.seconds);
    await engine;
    say({ kind: "ready" });
    return;
  }
  if (!engine) throw new Error("Expected a start before a record.");
  const recording = await (await engine).record(asked.request);
  say({ kind: "recorded", id: asked.id, recording });
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  answer(data).catch((error: unknown) =>
    say({
      kind: "broken",
      message: error instanceof Error ? error.message : String(error),
    }),
  );
};
