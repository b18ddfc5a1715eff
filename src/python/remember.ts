// Recordings of texts that did not change: editing one column does not run the others again.
import type { Python } from "./client.ts";
import type { Recording, RecordRequest } from "./recording.ts";

/** How many recordings are kept, the latest used last. */
const kept = 24;

const memories = new WeakMap<Python, Map<string, Promise<Recording>>>();

/** Dry-runs a column, or gives what the same request gave before. A run that hit a limit is tried again. */
export function recordOnce(
  python: Python,
  request: RecordRequest,
): Promise<Recording> {
  const memory = memories.get(python) ?? new Map<string, Promise<Recording>>();
  memories.set(python, memory);
  const key = keyOf(request);
  const known = memory.get(key);
  memory.delete(key);
  const recording = known ?? python.record(request);
  memory.set(key, recording);
  if (!known) forgetFailures(memory, key, recording);
  for (const oldest of memory.keys()) {
    if (memory.size <= kept) break;
    memory.delete(oldest);
  }
  return recording;
}

/** Signatures follow from versions, so the key leaves them out. */
function keyOf(request: RecordRequest): string {
  const { cells, versions, standIns, example, entry } = request;
  return JSON.stringify([cells, versions, standIns, example, entry]);
}

function forgetFailures(
  memory: Map<string, Promise<Recording>>,
  key: string,
  recording: Promise<Recording>,
): void {
  const forget = () => {
    if (memory.get(key) === recording) memory.delete(key);
  };
  recording.then(({ error }) => {
    if (error?.kind === "limit") forget();
  }, forget);
}
