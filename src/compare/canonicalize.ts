// Brings a model to its canonical form: rules rewrite it until equal programs look equal, and every rewriting is kept.
import type { Model } from "../ir/index.ts";
import { graphOf, type Graph } from "./graph.ts";
import type { Application, Rule } from "./rule.ts";

/** A model after equivalences were applied. */
export interface Canonical {
  readonly model: Model;
  readonly graph: Readonly<Graph>;
  readonly applications: readonly Application[];
}

const files = import.meta.glob<{ default: Rule }>(
  ["./rules/*.ts", "!./rules/*.test.ts"],
  { eager: true },
);

/** All equivalences, in the order in which they run. */
export const rules: readonly Rule[] = Object.values(files)
  .map((file) => file.default)
  .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));

/** The model after all equivalences. */
export function canonicalize(model: Model): Canonical {
  const graph = graphOf(model);
  const applications = rules.flatMap((rule) => rule.apply(graph));
  return { model, graph, applications };
}
