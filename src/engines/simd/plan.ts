// A step graph at one batch size as a program: what runs in which order, where every value lies, and where results are found.
import type { StepGraph, StateEntry } from "../step/graph.ts";
import type { Ref } from "../step/primitives.ts";
import { emitChain } from "./chain.ts";
import { chainsOf } from "./chains.ts";
import { Planner, type PlanOptions } from "./planner.ts";
import { emitNode } from "./primitives.ts";
import { layOut, type Buffer, type Call, type Layout } from "./program.ts";
import { updateInPlace } from "./updates.ts";
import { count, wholeOf, type View } from "./view.ts";

export interface Plan {
  readonly calls: readonly Call[];
  readonly layout: Layout;
  /** Where the inputs that are not held go, by name. */
  readonly fed: ReadonlyMap<string, Buffer>;
  /** Where the outputs asked for are, side by side, by name. */
  readonly outputs: ReadonlyMap<string, View>;
}

/** The plan of a graph without scans: outputs of these names and, where `entries` are given, the next state in the entries' own buffers. */
export function planOf(
  graph: StepGraph,
  outputs: readonly string[],
  entries: readonly StateEntry[],
  options: PlanOptions,
): Plan {
  const planner = new Planner(graph, options);
  const asked = outputs.flatMap((name) => graph.outputs[name] ?? []);
  const results = new Set([...asked, ...entries.map(({ next }) => next)]);
  const needed = neededFor(graph, results);
  const chains = chainsOf(graph, needed);
  const inChain = new Set([...chains.values()].flat());
  for (const ref of [...needed].sort((a, b) => a - b)) {
    const chain = chains.get(ref);
    if (chain) emitChain(planner, chain, results);
    else if (!inChain.has(ref)) emitNode(planner, ref);
  }
  const found = new Map(
    outputs.flatMap((name) => {
      const ref = graph.outputs[name];
      return ref === undefined
        ? []
        : [[name, apart(planner, planner.view(ref))] as const];
    }),
  );
  const kept = [...found.values()].map(({ buffer }) => buffer);
  const calls = updateInPlace(planner, entries, new Set(kept));
  const staying = [...planner.fed.values(), ...kept].filter(
    ({ address }) => address === null,
  );
  const layout = layOut(calls, new Set(staying));
  return { calls, layout, fed: planner.fed, outputs: found };
}

/** An output in memory of the plan's own: what the program finds in memory may change before it is read. */
function apart(planner: Planner, view: View): View {
  if (view.buffer.address === null) return planner.contiguous(view);
  const own = wholeOf(planner.temporary(count(view.shape)), view.shape);
  planner.move(view, own);
  return own;
}

/** All nodes that some nodes are made from, and these. */
function neededFor(graph: StepGraph, refs: Iterable<Ref>): Set<Ref> {
  const needed = new Set(refs);
  for (let ref = graph.nodes.length - 1; ref >= 0; ref--)
    if (needed.has(ref))
      for (const input of graph.nodes[ref]?.inputs ?? []) needed.add(input);
  return needed;
}
