// Our engine at work, for the page of its name: training steps fed as the product feeds them.
import { compileColumn } from "../../src/engines/compile.ts";
import { initialStates } from "../../src/engines/initialState.ts";
import { stepFlops } from "../../src/engines/step/flops.ts";
import type { StepGraph } from "../../src/engines/step/graph.ts";
import { lower } from "../../src/engines/step/lower.ts";
import {
  ruleNames,
  rulesWithout,
  type RuleName,
} from "../../src/engines/step/rules/rule.ts";
import type { Model } from "../../src/ir/index.ts";
import type { About, Asked, Held, Ready } from "./contestant.ts";
import { planOf, type Network } from "./networks.ts";
import type { Answer, Order } from "./ours.ts";
import { productOn } from "./product.ts";
import { productFlops } from "./sizes.ts";
import { startOurs } from "./startOurs.ts";
import { watchWasmMemory } from "./wasmMemory.ts";

const wasmBytes = watchWasmMemory();
let ready: Ready | null = null;

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  postMessage(await answer(data));
};

async function answer(order: Order): Promise<Answer> {
  try {
    return { result: await obey(order) };
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return order.kind === "prepare"
      ? { result: { refused: failed } }
      : { failed };
  }
}

async function obey(order: Order): Promise<About | number | Held> {
  if (order.kind === "prepare") {
    ready = await make(order.asked);
    return ready.about;
  }
  if (!ready)
    throw new Error("Expected a work to be prepared before it is done.");
  if (order.kind === "held") return heldBy(ready);
  const start = performance.now();
  await ready.once();
  return (performance.now() - start) / 1000;
}

function heldBy({ held }: Ready): Promise<Held> {
  if (!held) throw new Error("Expected a work that tells what it holds.");
  return held();
}

function make(asked: Asked): Promise<Ready> {
  return asked.work === "product" ? product(asked) : training(asked);
}

async function product(asked: Asked): Promise<Ready> {
  const { engine, library } = await startOurs(asked, planOf("tiny", 1));
  const { engine: backend, name: device } = engine.device;
  const about = { library, backend, device, flops: productFlops };
  return { about, once: productOn(engine) };
}

async function training(asked: Asked): Promise<Ready> {
  const plan = planOf(asked.work as Network, asked.batch);
  const { engine, library, tensors } = await startOurs(asked, plan);
  const compiled = compileColumn(plan, 0);
  // What is the engine's own affair, it was started without.
  const rule = ruleNames.find((name) => name === asked.without);
  const graphs = rule
    ? { ...compiled.graphs, train: trainWithout(rule, compiled.model) }
    : compiled.graphs;
  const column = engine.column(graphs);
  column.load(initialStates(plan, [compiled])[0] ?? {});
  let step = 0;
  return {
    about: {
      library,
      backend: engine.device.engine,
      device: engine.device.name,
      flops: stepFlops(graphs.train, asked.batch),
    },
    async once() {
      const { feeds, count } = compiled.feeds(++step);
      await column.step(feeds, count);
      await column.collect();
    },
    held: () => Promise.resolve({ tensors: tensors(), wasmBytes: wasmBytes() }),
  };
}

/** The training step lowered with every rule but one. */
const trainWithout = (rule: RuleName, model: Model): StepGraph =>
  lower(model, { purpose: "training", rules: rulesWithout(rule) });
