// The part of a recording that training depends on: the calls between the fed arrays and the loss.
import type { Call, Recording, TensorId, Trace } from "../python/recording.ts";
import { ReadError } from "./readError.ts";

export interface Slice {
  /** Apply calls in execution order. */
  readonly calls: readonly Call[];
  /** The value that training makes small; null when the program names none. */
  readonly loss: TensorId | null;
  /** What the outermost model call returned. */
  readonly outputs: readonly TensorId[];
  /** The same call in the other mode's recording. */
  readonly twin: (call: Call) => Call | null;
  /** The mode the sliced calls were recorded in. */
  readonly mode: "training" | "evaluation";
  /** How the two modes differ beyond arguments; null where they do not. */
  readonly structure: string | null;
}

/** The model is what the trained loss depends on; failing a loss, what the last model call returned. */
export function sliceOf(recording: Recording): Slice {
  const step = recording.program.findLast((event) => event.kind === "step");
  const fallback = lastTrace(recording);
  const goals = step ? [step.loss] : (fallback?.outputs ?? []);
  if (goals.length === 0) {
    throw new ReadError(
      "Expected the program to train a model, or at least to call one. It builds none that is ever called: call the model on a batch, or give the cell an example input.",
      null,
    );
  }
  const calls = dependencies(recording, goals);
  const trace =
    recording.traces.findLast((each) =>
      calls.some((call) => call.trace === each.id),
    ) ?? null;
  const pairs = trace
    ? twins(recording, trace)
    : { twin: () => null, structure: null };
  return {
    calls,
    loss: step ? step.loss : null,
    outputs: trace ? trace.outputs : goals,
    twin: pairs.twin,
    mode: trace?.mode ?? "training",
    structure: pairs.structure,
  };
}

/** The last model call that the program made itself: a twin stands beside it. */
function lastTrace(recording: Recording): Trace | undefined {
  const own = recording.traces.filter(
    (trace) => trace.twin === null || trace.id < trace.twin,
  );
  return own.findLast((trace) => trace.mode === "training") ?? own.at(-1);
}

function dependencies(
  recording: Recording,
  goals: readonly TensorId[],
): Call[] {
  const producers = new Map<TensorId, Call>();
  for (const call of recording.calls) {
    if (call.kind === "apply")
      for (const output of call.outputs) producers.set(output, call);
  }
  const needed = new Set<Call>();
  const pending = [...goals];
  while (pending.length > 0) {
    const call = producers.get(pending.pop() as TensorId);
    if (!call || needed.has(call)) continue;
    needed.add(call);
    pending.push(...call.inputs);
  }
  return [...needed].sort((a, b) => a.id - b.id);
}

function twins(
  recording: Recording,
  trace: Trace,
): { twin: (call: Call) => Call | null; structure: string | null } {
  const appliedIn = (id: number | null) =>
    recording.calls.filter(
      (call) => call.kind === "apply" && call.trace === id,
    );
  const own = appliedIn(trace.id);
  const other = appliedIn(trace.twin);
  const same =
    own.length === other.length &&
    own.every((call, i) => call.path === other[i]?.path);
  const pairs = new Map(
    same ? own.map((call, i) => [call, other[i] ?? null] as const) : [],
  );
  const structure =
    same || trace.twin === null
      ? null
      : `The model makes ${own.length} calls when it trains and ${other.length} when it is evaluated; what is shown is the ${trace.mode} form.`;
  return { twin: (call) => pairs.get(call) ?? null, structure };
}
