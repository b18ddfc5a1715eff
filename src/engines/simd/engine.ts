// The simd engine: step graphs on kernels of our own in WebAssembly, with fused multiply-add and threads where the browser has them.
import { concreteShape } from "../../ir/shape.ts";
import { EngineError, type Device } from "../engine.ts";
import type {
  ColumnGraphs,
  Engine,
  EngineColumn,
  Evaluation,
  Feeds,
  HostState,
  Metrics,
} from "../executor.ts";
import { metricNames, metricsOf } from "../metrics.ts";
import { unlosable } from "../watch.ts";
import { Executable, type Results } from "./executable.ts";
import type { Block } from "./heap.ts";
import { Machine, type MachineOptions } from "./machine.ts";
import { count } from "./view.ts";

/** Throws an EngineError with the reason where the kernels cannot run here. */
export async function startSimd(options: MachineOptions): Promise<Engine> {
  const machine = await Machine.start(options);
  const { threads, variant } = machine;
  const device: Device = {
    engine: "simd-wasm",
    backend: "wasm",
    name: `WebAssembly, ${threads} ${threads === 1 ? "thread" : "threads"}${variant.fused ? ", fused multiply-add" : ""}`,
    software: false,
  };
  return {
    device,
    column: (graphs) => new SimdColumn(machine, graphs),
    end: () => machine.end(),
    ...unlosable("wasm"),
  };
}

/** A model whose state lies in the machine's memory. */
export class SimdColumn implements EngineColumn {
  private readonly held = new Map<string, Block>();
  private readonly train: Executable;
  private readonly evaluation: Executable;
  private pending: Metrics[] = [];

  constructor(
    private readonly machine: Machine,
    graphs: ColumnGraphs,
  ) {
    const { nodes, state } = graphs.train;
    for (const { name, input } of state) {
      const shape = concreteShape(nodes[input]?.shape ?? [], 1);
      this.held.set(name, machine.heap.take(4 * count(shape)));
    }
    this.train = new Executable(
      machine,
      graphs.train,
      metricNames,
      this.held,
      true,
    );
    this.evaluation = new Executable(
      machine,
      graphs.evaluate,
      [...metricNames, "predictions"],
      this.held,
      false,
    );
  }

  load(state: HostState): void {
    for (const [name, { address, bytes }] of this.held) {
      const values = state[name];
      if (values?.length !== bytes / 4)
        throw new EngineError(
          `simd: Expected ${bytes / 4} values for the state ${name}. Received ${values ? values.length : Object.keys(state).join(", ")}.`,
        );
      this.machine.floats(address, values.length).set(values);
    }
  }

  step(feeds: Feeds, batchSize: number): Promise<void> {
    this.pending.push(metricsFrom(this.train.run(feeds, batchSize)));
    return Promise.resolve();
  }

  collect(): Promise<readonly Metrics[]> {
    const metrics = this.pending;
    this.pending = [];
    return Promise.resolve(metrics);
  }

  evaluate(feeds: Feeds, batchSize: number): Promise<Evaluation> {
    const results = this.evaluation.run(feeds, batchSize);
    const predictions = Float32Array.from(results.get("predictions") ?? []);
    return Promise.resolve({ ...metricsFrom(results), predictions });
  }

  state(): Promise<HostState> {
    const entries = [...this.held].map(
      ([name, { address, bytes }]) =>
        [name, this.machine.floats(address, bytes / 4).slice()] as const,
    );
    return Promise.resolve(Object.fromEntries(entries));
  }

  dispose(): void {
    this.train.dispose();
    this.evaluation.dispose();
    for (const block of this.held.values()) this.machine.heap.release(block);
    this.held.clear();
  }
}

function metricsFrom(results: Results): Metrics {
  const names = metricNames.filter((name) => results.has(name));
  return metricsOf(
    names,
    names.map((name) => results.get(name)?.[0] ?? NaN),
  );
}
