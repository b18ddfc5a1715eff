// The training worker: only the transport; what happens is trainHere.
import { expose, transfer } from "comlink";
import { chooseEngine } from "../choose.ts";
import { Control } from "../control.ts";
import { EngineError } from "../engine.ts";
import type { Engine } from "../executor.ts";
import {
  DeviceLostError,
  trainHere,
  type Judge,
  type Message,
} from "../loop.ts";
import type { Resumption, TrainingPlan } from "../plan.ts";
import { startEngine } from "../start.ts";
import { trialOf } from "../trial.ts";
import { Keeping } from "./keeping.ts";
import type { Outcome, RunRequest, Tell, TrainingWorker } from "./protocol.ts";

const control = new Control();
const tfjsFiles = async () => (await import("./wasmFiles.ts")).servedWasmFiles;
let engine: Engine | null = null;

async function run(request: RunRequest, tell: Tell): Promise<Outcome> {
  const { plan, snapshotEvery, lost, remembered, keepAs } = request;
  const keeping = keepAs
    ? await Keeping.open(plan, keepAs, control, tell)
    : null;
  const chosen = await chooseEngine({
    preferred: plan.engine,
    lost,
    remembered,
    start: (id) => startEngine(id, tfjsFiles),
    trial: trialOf(plan),
  });
  engine = chosen.engine;
  const { report } = chosen;
  const device = { kind: "device", report } as const;
  await keeping?.hear(device);
  await tell(device);
  // Messages travel on a port of their own, in order: a run has ended when its last one arrived.
  let arrived: void | Promise<void> = undefined;
  try {
    const resumption = request.goOn
      ? await keptIn(keeping)
      : request.resumption;
    // The page stands where the kept run stood, should this worker be lost, too.
    if (request.goOn && resumption?.snapshot)
      arrived = tell(
        movable({
          kind: "snapshot",
          snapshot: structuredClone(resumption.snapshot),
        }),
      );
    const messages = trainHere(plan, engine, {
      control,
      snapshotEvery,
      judge: judgeOf(plan),
      ...(resumption && { resumption }),
    });
    for await (const message of messages) {
      await keeping?.hear(message);
      arrived = tell(movable(message));
    }
    return { kind: "finished" };
  } catch (error) {
    if (error instanceof DeviceLostError)
      return {
        kind: "lost",
        engine: error.device.engine,
        because: error.message,
      };
    throw error;
  } finally {
    await keeping?.close();
    await arrived;
  }
}

/** What judges is loaded when there is something to judge: at the end of a run. */
const judgeOf =
  (plan: TrainingPlan): Judge =>
  async (...trained) => {
    const { judgeWithOnnx } = await import("../onnx/judge.ts");
    return judgeWithOnnx(plan)(...trained);
  };

/** The browser lets go of a lock when its worker ends, however it ends. */
function hold(lifeline: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve();
  return new Promise((held) => {
    void locks.request(lifeline, () => {
      held();
      return new Promise<never>(() => undefined);
    });
  });
}

function keptIn(keeping: Keeping | null): Promise<Resumption> {
  if (keeping) return keeping.resumption();
  throw new EngineError(
    "Expected the run that was kept in this browser. Received no access to its storage: press Run to start anew.",
  );
}

/** A snapshot's arrays move to the page instead of being copied. */
function movable(message: Message): Message {
  if (message.kind !== "snapshot") return message;
  const buffers = message.snapshot.columns.flatMap(({ state }) =>
    Object.values(state).map(({ buffer }) => buffer),
  );
  return transfer(message, buffers);
}

const worker: TrainingWorker = {
  hold,
  run,
  pause: () => control.pause(),
  resume: () => control.resume(),
  stop: () => control.stop(),
  loseDevice() {
    const backend = engine?.device.backend;
    if (!engine || backend === "wasm" || backend === "cpu") return false;
    engine.loseDevice();
    return true;
  },
};

expose(worker);
