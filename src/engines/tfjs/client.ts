// The page's end of a training worker: starts it, and notices when it dies.
import { proxy, wrap, type Remote } from "comlink";
import { EngineError } from "../engine.ts";
import type { Message } from "../loop.ts";
import type { Outcome, RunRequest, TrainingWorker } from "./protocol.ts";

/** A worker at work on one plan. */
export interface TrainingClient {
  run(
    request: RunRequest,
    tell: (message: Message) => void,
  ): Promise<Outcome | "crashed">;
  pause(): void;
  resume(): void;
  stop(): void;
  loseDevice(): Promise<void>;
  end(): void;
}

export function startTrainingWorker(): TrainingClient {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    type: "module",
    name: "training",
  });
  const remote: Remote<TrainingWorker> = wrap<TrainingWorker>(worker);
  let fail: (error: unknown) => void = () => undefined;
  const crash = new Promise<"crashed">((resolve, reject) => {
    fail = reject;
    worker.addEventListener("error", () => resolve("crashed"));
    crashes.set(worker, () => resolve("crashed"));
  });
  worker.addEventListener("messageerror", () =>
    fail(new EngineError("A message of the training worker did not arrive.")),
  );
  const end = (): void => {
    worker.terminate();
    crashes.get(worker)?.();
  };
  return {
    run: (request, tell) =>
      Promise.race([remote.run(request, proxy(tell)), crash]),
    pause: () => void remote.pause(),
    resume: () => void remote.resume(),
    stop: () => void remote.stop(),
    loseDevice: async () => {
      if (!(await remote.loseDevice())) end();
    },
    end,
  };
}

/** How the waiting run learns that its worker was ended. */
const crashes = new WeakMap<Worker, () => void>();
