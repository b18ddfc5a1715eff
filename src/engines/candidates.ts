// Which engines could run here, and in which order they have their turn: graphics processors first, those known to be slow last.
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
  /** Why it only has its turn where nothing before it runs; null where it is worth a trial beside others. */
  readonly later: string | null;
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
    else found.push({ engine, later: laterReason(engine, adapter) });
  }
  const rank = ({ engine, later }: Candidate): number => {
    if (engine === preferred) return 0;
    return later === null ? 1 : lateRank[backends[engine]];
  };
  const order = found.toSorted((a, b) => rank(a) - rank(b));
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

/** In which order those have their turn that wait behind the others: a GPU among them is emulated. */
const lateRank: Readonly<Record<BackendId, number>> = {
  wasm: 2,
  webgpu: 3,
  webgl: 3,
  cpu: 4,
};

/** Measured in `bench/`: the `product` row, and `engine --only cnn,gru`. */
function laterReason(engine: EngineId, adapter: Adapter): string | null {
  if (adapter.software)
    return `${adapter.name} emulates a GPU on the CPU, which is slower than WebAssembly: tried after it.`;
  if (engine === "tfjs-wasm")
    return "It uses the same processor as the other engines on WebAssembly, and less of it: tried after them.";
  if (engine === "tfjs-cpu")
    return "Plain JavaScript is slower than WebAssembly: tried after it.";
  return null;
}

/** What waits behind the others, untried; the visitor is told. */
const passedOver = (
  order: readonly Candidate[],
  preferred: EngineId | null,
): Refusal[] =>
  order.flatMap(({ engine, later }) =>
    later === null || engine === preferred ? [] : [{ engine, reason: later }],
  );
