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
  const lifeline = `training-${crypto.randomUUID()}`;
  let die: () => void = () => undefined;
  const crash = new Promise<"crashed">((resolve, reject) => {
    die = () => resolve("crashed");
    worker.addEventListener("error", die);
    worker.addEventListener("messageerror", () =>
      reject(
        new EngineError("A message of the training worker did not arrive."),
      ),
    );
  });
  const end = (): void => {
    worker.terminate();
    die();
  };
  return {
    run(request, tell) {
      const run = async (): Promise<Outcome> => {
        await remote.hold(lifeline);
        void whenDead(lifeline).then(die);
        return remote.run(request, proxy(tell));
      };
      return Promise.race([run(), crash]);
    },
    pause: () => void remote.pause(),
    resume: () => void remote.resume(),
    stop: () => void remote.stop(),
    loseDevice: async () => {
      if (!(await remote.loseDevice())) end();
    },
    end,
  };
}

/** A worker that the browser ends says nothing, but its lock is free again. Never settles where pages have no locks (outside of https). */
async function whenDead(lifeline: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  await (locks?.request(lifeline, () => undefined) ??
    new Promise<never>(() => undefined));
}
