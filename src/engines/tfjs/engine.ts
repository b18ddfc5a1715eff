// The tfjs engine: a backend that proved itself, and models whose state stays on its device.
import * as tf from "@tensorflow/tfjs-core";
import { EngineError, type BackendId } from "../engine.ts";
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
import type { StepGraph } from "../step/graph.ts";
import type { Ref } from "../step/primitives.ts";
import { startBackend, type BackendStart } from "./backends.ts";
import { prepare, type Executable } from "./execute.ts";
import { watchDevice } from "./loss.ts";

export async function startTfjs(start: BackendStart): Promise<Engine> {
  const device = await startBackend(start);
  const watch = watchDevice(device.backend);
  return {
    device,
    end: () => undefined,
    column: (graphs) => new TfjsColumn(graphs, device.backend),
    ...watch,
  };
}

export class TfjsColumn implements EngineColumn {
  private readonly train: Executable;
  private readonly evaluation: Executable;
  private state_ = new Map<string, tf.Tensor>();
  /** One small tensor of metrics per step that nobody collected yet. */
  private pending: tf.Tensor[] = [];

  constructor(graphs: ColumnGraphs, backend: BackendId) {
    this.train = prepare(graphs.train, backend);
    this.evaluation = prepare(graphs.evaluate, backend);
  }

  load(state: HostState): void {
    this.disposeState();
    const { nodes, state: entries } = this.train.graph;
    for (const { name, input } of entries) {
      const values = state[name];
      const shape = (nodes[input]?.shape ?? []) as readonly number[];
      if (!values)
        throw new EngineError(
          `Expected values for the state ${name}. Received ${Object.keys(state).join(", ")}.`,
        );
      this.state_.set(name, tf.tensor(values, [...shape], "float32"));
    }
  }

  step(feeds: Feeds, batchSize: number): Promise<void> {
    const { graph } = this.train;
    const metrics = metricNames.flatMap((name) => graph.outputs[name] ?? []);
    const wanted = [...metrics, ...graph.state.map(({ next }) => next)];
    const results = this.run(this.train, feeds, batchSize, wanted);
    const taken = new Set<Ref>();
    const next = new Map(
      graph.state.map(({ name, next: ref }) => {
        const tensor = results.get(ref) as tf.Tensor;
        const own = taken.has(ref) ? tf.clone(tensor) : tensor;
        taken.add(ref);
        return [name, own];
      }),
    );
    const row = tf.tidy(() =>
      tf.stack(metrics.map((ref) => results.get(ref) as tf.Tensor)),
    );
    tf.dispose(
      metrics.flatMap((ref) =>
        taken.has(ref) ? [] : (results.get(ref) ?? []),
      ),
    );
    this.disposeState();
    this.state_ = next;
    this.pending.push(row);
    return Promise.resolve();
  }

  async collect(): Promise<readonly Metrics[]> {
    const rows = this.pending;
    this.pending = [];
    if (rows.length === 0) return [];
    const all = tf.tidy(() => tf.concat(rows));
    tf.dispose(rows);
    const values = await all.data();
    all.dispose();
    const names = metricNames.filter(
      (name) => this.train.graph.outputs[name] !== undefined,
    );
    return rows.map((_, i) =>
      metricsOf(names, values.subarray(i * names.length)),
    );
  }

  async evaluate(feeds: Feeds, batchSize: number): Promise<Evaluation> {
    const { outputs } = this.evaluation.graph;
    const names = metricNames.filter((name) => outputs[name] !== undefined);
    const refs = [...names, "predictions"].map((name) => outputs[name] as Ref);
    const results = this.run(this.evaluation, feeds, batchSize, refs);
    try {
      const values: number[] = [];
      for (const name of names)
        values.push(
          (await (results.get(outputs[name] as Ref) as tf.Tensor).data())[0] ??
            NaN,
        );
      const answer = results.get(outputs["predictions"] as Ref) as tf.Tensor;
      return {
        ...metricsOf(names, values),
        predictions: Float32Array.from(await answer.data()),
      };
    } finally {
      tf.dispose([...results.values()]);
    }
  }

  async state(): Promise<HostState> {
    const state: Record<string, Float32Array> = {};
    for (const [name, tensor] of this.state_)
      state[name] = Float32Array.from(await tensor.data());
    return state;
  }

  dispose(): void {
    this.disposeState();
    tf.dispose(this.pending);
    this.pending = [];
    this.train.dispose();
    this.evaluation.dispose();
  }

  private disposeState(): void {
    tf.dispose([...this.state_.values()]);
    this.state_ = new Map();
  }

  private run(
    executable: Executable,
    feeds: Feeds,
    batchSize: number,
    wanted: readonly Ref[],
  ): Map<Ref, tf.Tensor> {
    const { graph } = executable;
    const fed = graph.inputs.map(({ name, ref }): [Ref, tf.Tensor] => [
      ref,
      upload(graph, ref, name, feeds),
    ]);
    const held = graph.state.map(({ name, input }): [Ref, tf.Tensor] => [
      input,
      this.state_.get(name) as tf.Tensor,
    ]);
    try {
      return executable.run(new Map([...held, ...fed]), batchSize, wanted);
    } finally {
      tf.dispose(fed.map(([, tensor]) => tensor));
    }
  }
}

function upload(
  graph: StepGraph,
  ref: Ref,
  name: string,
  feeds: Feeds,
): tf.Tensor {
  const array = feeds[name];
  if (!array)
    throw new EngineError(
      `Expected the step's input ${name}. Received ${Object.keys(feeds).join(", ")}.`,
    );
  return tf.tensor(array.data, [...array.shape], graph.nodes[ref]?.type);
}
