// Runs every primitive on an engine and on the Float64 reference, and says how far they are apart.
import type { BackendId } from "../engine.ts";
import { runReference } from "../reference/run.ts";
import type { StepGraph } from "../step/graph.ts";
import { primitiveCases } from "./primitiveCases.ts";
import { caseBatch, type PrimitiveCase } from "./primitiveDraft.ts";

export interface Checked {
  readonly name: string;
  /** The largest error in units of what is allowed: up to 1 is right. */
  readonly error: number;
  /** Why it did not run; empty where it ran. */
  readonly failure: string;
}

/** Allowed: 4e-6 of the value and of the size of the sum, growing with the square root of its terms as rounding does. */
const relative = 4e-6;

/** Runs a graph once, from host arrays by input name to host arrays by output name. */
export type Compute = (
  graph: StepGraph,
  feed: Readonly<Record<string, ArrayLike<number>>>,
  batchSize: number,
) => Promise<Record<string, ArrayLike<number>>>;

/** What is checked: how it computes, and whether its sine and cosine may be rough. */
export interface Checkable {
  readonly backend: BackendId;
  readonly compute: Compute;
}

export async function checkPrimitives(engine: Checkable): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const one of primitiveCases()) {
    try {
      checked.push({
        name: one.name,
        error: await errorOf(one, engine),
        failure: "",
      });
    } catch (error) {
      checked.push({ name: one.name, error: NaN, failure: String(error) });
    }
  }
  return checked;
}

/** Graphics processors may be this far off in sine and cosine (WGSL, accuracy of built-in functions). */
const roughOnGpus = 2 ** -11;

/** What a check of sine or cosine may be off besides rounding. */
export function allowedBesides(name: string, backend: BackendId): number {
  const gpu = backend === "webgpu" || backend === "webgl";
  return gpu && /\b(sin|cos)$/.test(name) ? roughOnGpus : 0;
}

async function errorOf(
  one: PrimitiveCase,
  { backend, compute }: Checkable,
): Promise<number> {
  const { graph, feed, terms } = one;
  const reference = runReference(graph, caseBatch, feed).outputs["output"];
  const [received] = Object.values(await compute(graph, feed, caseBatch));
  if (!reference || !received || reference.data.length !== received.length)
    return NaN;
  const largest = reference.data.reduce(
    (max, x) => Math.max(max, Math.abs(x)),
    1,
  );
  const errors = Array.from(reference.data, (expected, i) => {
    const allowed =
      allowedBesides(one.name, backend) +
      relative *
        Math.sqrt(terms) *
        Math.max(Math.abs(expected), largest / 10, 1);
    return Math.abs((received[i] ?? NaN) - expected) / allowed;
  });
  return errors.reduce(
    (worst, error) => (error > worst || Number.isNaN(error) ? error : worst),
    0,
  );
}
