// Which engines could run here, and in which order they are tried: graphics processors first, emulated ones and plain JavaScript last.
import { adapterOf, type Adapter } from "./adapters.ts";
import {
  backends,
  engineIds,
  type BackendId,
  type EngineId,
  type Refusal,
} from "./engine.ts";

export interface Candidate {
  readonly engine: EngineId;
  readonly adapter: Adapter;
}
export interface Candidates {
  /** Worth trying, the visitor's choice first. */
  readonly order: readonly Candidate[];
  /** Not here, or passed over for now, with the reason. */
  readonly refused: readonly Refusal[];
}

export interface Wish {
  /** The visitor's choice; null leaves it to the order. */
  readonly preferred: EngineId | null;
  /** Engines that were lost in this run. */
  readonly lost: readonly Refusal[];
}

export async function candidates({
  preferred,
  lost,
}: Wish): Promise<Candidates> {
  const refused: Refusal[] = [...lost];
  const found: Candidate[] = [];
  const adapters = await adaptersHere();
  for (const engine of engineIds) {
    if (lost.some((refusal) => refusal.engine === engine)) continue;
    const adapter = adapters[backends[engine]];
    if ("reason" in adapter) refused.push({ engine, reason: adapter.reason });
    else found.push({ engine, adapter });
  }
  const rank = ({ engine, adapter }: Candidate): number => {
    if (engine === preferred) return 0;
    if (backends[engine] === "cpu") return 3;
    return adapter.software ? 2 : 1;
  };
  const order = found
    .map((candidate, i) => ({ candidate, i }))
    .sort((a, b) => rank(a.candidate) - rank(b.candidate) || a.i - b.i)
    .map(({ candidate }) => candidate);
  return { order, refused: [...refused, ...passedOver(order, preferred)] };
}

type Found = Awaited<ReturnType<typeof adapterOf>>;

/** Every backend's adapter, asked for once and all together. */
async function adaptersHere(): Promise<Record<BackendId, Found>> {
  const [webgpu, webgl, wasm, cpu] = await Promise.all([
    adapterOf("webgpu"),
    adapterOf("webgl"),
    adapterOf("wasm"),
    adapterOf("cpu"),
  ]);
  return { webgpu, webgl, wasm, cpu };
}

/** A software adapter stands behind wasm, untried, and the visitor is told. */
const passedOver = (
  order: readonly Candidate[],
  preferred: EngineId | null,
): Refusal[] =>
  order
    .filter(({ engine, adapter }) => adapter.software && engine !== preferred)
    .map(({ engine, adapter }) => ({
      engine,
      reason: `${adapter.name} emulates a GPU on the CPU, which is slower than WebAssembly: tried after it.`,
    }));

/** Whether an engine is worth a trial beside others: emulated GPUs and plain JavaScript only run where nothing else does. */
export const worthTrial = ({ engine, adapter }: Candidate): boolean =>
  !adapter.software && backends[engine] !== "cpu";
