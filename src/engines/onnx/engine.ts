// The onnxruntime-web engine: a whole training step as one ONNX graph, on WebAssembly threads or on WebGPU with the state staying there.
import type { InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { concreteShape } from "../../ir/shape.ts";
import { pack, unpack, type Codec } from "../../ir/weights.ts";
import { adapterOf } from "../adapters.ts";
import { EngineError, type Device } from "../engine.ts";
import type {
  ColumnGraphs,
  Engine,
  EngineColumn,
  Evaluation,
  Feeds,
  HostArray,
  HostState,
  Metrics,
} from "../executor.ts";
import { metricNames, metricsOf } from "../metrics.ts";
import { withinPatience } from "../patience.ts";
import { nodeAt, type StepGraph } from "../step/graph.ts";
import { unlosable, watchWebgpu } from "../watch.ts";
import { threadCount, type OrtBackend } from "./library.ts";
import { gpuDevice, openRuntime, type Runtime } from "./runtime.ts";
import type { Target } from "./step/emitter.ts";
import { exportStep, stateOrders, type ExportedStep } from "./step/export.ts";
import { layoutApplied } from "./step/layout.ts";
import { upload } from "./tensors.ts";

const startPatience = 20_000;

/**
 * Throws an EngineError with the reason where the backend cannot run here. `changed` is for measuring: what the engine does otherwise than it
 * would by itself.
 */
export async function startOnnx(
  backend: OrtBackend,
  changed: Partial<Target> = {},
): Promise<Engine> {
  const adapter = await adapterOf(backend);
  if ("reason" in adapter) throw new EngineError(adapter.reason);
  const opened = await withinPatience(openRuntime(backend), startPatience);
  const runtime = { ...opened, target: { ...opened.target, ...changed } };
  const threads = threadCount();
  const device: Device = {
    engine: `onnx-${backend}`,
    backend,
    name:
      backend === "wasm"
        ? `WebAssembly, ${threads} ${threads === 1 ? "thread" : "threads"}`
        : adapter.name,
    software: adapter.software,
  };
  const watch =
    backend === "webgpu"
      ? watchWebgpu(await gpuDevice(runtime))
      : unlosable(backend);
  return {
    device,
    column: (graphs) => new OnnxColumn(graphs, runtime),
    simplified: (step, batchSize) =>
      layoutApplied(step, batchSize, runtime.target),
    end: () => void runtime.close(),
    ...watch,
  };
}

/** A graph at one batch size, ready to run. */
interface Compiled {
  readonly exported: ExportedStep;
  readonly session: InferenceSession;
}
type Purpose = "train" | "evaluate";

class OnnxColumn implements EngineColumn {
  private readonly compiled = new Map<string, Promise<Compiled>>();
  private readonly orders: Readonly<Record<string, readonly number[]>>;
  private tensors = new Map<string, Tensor>();
  /** Metrics of steps that nobody collected yet. */
  private pending: Tensor[][] = [];

  constructor(
    private readonly graphs: ColumnGraphs,
    private readonly runtime: Runtime,
  ) {
    this.orders = stateOrders(graphs.train, runtime.target);
  }

  load(state: HostState): void {
    this.forget();
    const { train } = this.graphs;
    for (const { name, input } of train.state) {
      const values = state[name];
      if (!values)
        throw new EngineError(
          `Expected values for the state ${name}. Received ${Object.keys(state).join(", ")}.`,
        );
      const shape = concreteShape(nodeAt(train, input).shape, 1);
      // A copy: what was given stays the caller's.
      const given = { shape, data: Float32Array.from(values) };
      const lying = unpack(given, this.codec(name));
      this.tensors.set(name, upload(this.runtime.ort, lying as HostArray));
    }
  }

  async step(feeds: Feeds, batchSize: number): Promise<void> {
    const { exported, session } = await this.at("train", batchSize);
    const results = await session.run(this.inputs(exported, feeds));
    this.pending.push(
      this.metricNames("train").map((name) => results[`out:${name}`] as Tensor),
    );
    for (const [name, { name: output }] of Object.entries(exported.next)) {
      this.tensors.get(name)?.dispose();
      this.tensors.set(name, results[output] as Tensor);
    }
  }

  async collect(): Promise<readonly Metrics[]> {
    const rows = this.pending;
    this.pending = [];
    const names = this.metricNames("train");
    const collected: Metrics[] = [];
    for (const row of rows) {
      const values: number[] = [];
      for (const tensor of row) values.push(await numberOf(tensor));
      collected.push(metricsOf(names, values));
    }
    return collected;
  }

  async evaluate(feeds: Feeds, batchSize: number): Promise<Evaluation> {
    const { exported, session } = await this.at("evaluate", batchSize);
    const results = await session.run(this.inputs(exported, feeds));
    const names = this.metricNames("evaluate");
    const values: number[] = [];
    for (const name of names)
      values.push(await numberOf(results[`out:${name}`] as Tensor));
    const answer = results["out:predictions"] as Tensor;
    const predictions = Float32Array.from(
      (await answer.getData(true)) as Float32Array,
    );
    return { ...metricsOf(names, values), predictions };
  }

  async state(): Promise<HostState> {
    const { train } = this.graphs;
    const state: Record<string, Float32Array> = {};
    for (const { name } of train.state) {
      const tensor = this.tensors.get(name) as Tensor;
      const data = Float32Array.from((await tensor.getData()) as Float32Array);
      const lying = { shape: tensor.dims, data };
      state[name] = pack(lying, this.codec(name)).data as Float32Array;
    }
    return state;
  }

  /** From the step graph's storage to how an entry lies on the device. */
  private codec(name: string): Codec {
    const axes = this.orders[name];
    return axes ? [{ step: "permute", axes }] : [];
  }

  dispose(): void {
    this.forget();
    for (const waiting of this.compiled.values())
      void waiting.then(({ session }) => session.release());
    this.compiled.clear();
  }

  private forget(): void {
    for (const tensor of this.tensors.values()) tensor.dispose();
    this.tensors = new Map();
    for (const row of this.pending) row.forEach((tensor) => tensor.dispose());
    this.pending = [];
  }

  private metricNames(purpose: Purpose) {
    const { outputs } = this.graphs[purpose];
    return metricNames.filter((name) => outputs[name] !== undefined);
  }

  /** A graph is compiled once for every batch size that comes. */
  private at(purpose: Purpose, batchSize: number): Promise<Compiled> {
    const key = `${purpose}:${batchSize}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const made = this.compile(purpose, batchSize);
    this.compiled.set(key, made);
    return made;
  }

  private async compile(
    purpose: Purpose,
    batchSize: number,
  ): Promise<Compiled> {
    const { runtime, orders } = this;
    const graph: StepGraph = this.graphs[purpose];
    const names: string[] = [...this.metricNames(purpose)];
    const exported = exportStep(graph, {
      batchSize,
      target: runtime.target,
      orders,
      outputs: purpose === "train" ? names : [...names, "predictions"],
    });
    const resident =
      purpose === "train"
        ? [...exported.outputs, ...Object.values(exported.next)]
        : [];
    const session = await runtime.session(
      exported.bytes,
      resident.map(({ name }) => name),
    );
    return { exported, session };
  }

  /** State as it stands on the device, and this run's own inputs. */
  private inputs(
    { inputs }: ExportedStep,
    feeds: Feeds,
  ): Record<string, Tensor> {
    return Object.fromEntries(
      inputs.map(({ name }): [string, Tensor] => {
        const held = this.tensors.get(name);
        if (held) return [name, held];
        const array = feeds[name];
        if (!array)
          throw new EngineError(
            `Expected the step's input ${name}. Received ${Object.keys(feeds).join(", ")}.`,
          );
        return [name, upload(this.runtime.ort, array)];
      }),
    );
  }
}

/** A scalar's number; the tensor is gone afterwards. */
async function numberOf(tensor: Tensor): Promise<number> {
  const data = (await tensor.getData(true)) as Float32Array;
  const [value = NaN] = data;
  tensor.dispose();
  return value;
}
