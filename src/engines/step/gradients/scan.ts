// Gradient rule of a scan: a scan the other way, whose body is the gradient of the body. What it needs of the forward pass is given out by the
// first scan, and gradients by what is kept the same at every step are summed beside it.
import { GraphBuilder } from "../builder.ts";
import { at, range } from "../dims.ts";
import type { GradientOptions, gradients } from "../gradients.ts";
import type { Ref, StepNodeFor } from "../primitives.ts";
import { again } from "../scan.ts";
import { BodyValues } from "./bodyValues.ts";
import { sumOverSteps } from "./stepSums.ts";

export interface ReachedScan {
  readonly graph: GraphBuilder;
  readonly node: StepNodeFor<"scan">;
  readonly scan: Ref;
  /** The gradients that reached its results, by index; results without one do not matter to the loss. */
  readonly results: ReadonlyMap<number, Ref>;
  readonly needs: (input: number) => boolean;
  readonly options: GradientOptions;
  readonly gradients: typeof gradients;
}

/** The body and its gradients as one graph, in which the gradients by what leaves a step are inputs. */
export interface Derived {
  readonly graph: GraphBuilder;
  /** Where each node of the body stands in it. */
  readonly placed: readonly Ref[];
  /** Gradients by the states after a step, and by those outputs that matter (by index of the scan's result). */
  readonly byStates: readonly Ref[];
  readonly byOutputs: ReadonlyMap<number, Ref>;
  /** Gradients by the body's inputs; none where none is asked for. */
  readonly byInputs: ReadonlyMap<number, Ref>;
}

/** Gradients by the inputs of the scan; null where none is asked for. */
export function scanGradient(reached: ReachedScan): (Ref | null)[] {
  const { node, needs, options } = reached;
  const { body, sequences } = node.attributes;
  const states = body.states.length;
  const derived = differentiated(reached);
  const values = new BodyValues(reached, derived);
  const by = (input: number): Ref => derived.byInputs.get(input) as Ref;
  const waiting = node.inputs.map((_, i) => {
    if (!needs(i) || i < states) return null;
    return i < states + sequences
      ? values.stacked(by(i))
      : sumOverSteps(values, by(i), options.scanSums);
  });
  const scanned = values.finish(range(states).map(by));
  return node.inputs.map((_, i) => {
    if (!needs(i)) return null;
    return waiting[i]?.() ?? scanned.last(i);
  });
}

function differentiated({
  graph: outer,
  node,
  results,
  needs,
  gradients,
}: ReachedScan): Derived {
  const { body } = node.attributes;
  const graph = new GraphBuilder({ rules: outer.rules });
  const placed: Ref[] = [];
  for (const each of body.nodes)
    placed.push(
      again(
        graph,
        each,
        each.inputs.map((ref) => at(placed, ref)),
      ),
    );
  const leaving = [...body.states, ...body.outputs].map((ref) =>
    at(placed, ref),
  );
  const by = new Map<number, Ref>();
  leaving.forEach((ref, i) => {
    if (i < body.states.length || results.has(i))
      by.set(i, graph.input(`gradient${i}`, graph.shape(ref)));
  });
  const products = [...by].map(([i, gradient]) =>
    graph.sum(graph.mul(at(leaving, i), gradient)),
  );
  const asked = range(body.inputs.length).filter(
    (i) => i < body.states.length || needs(i),
  );
  const found = gradients(
    graph,
    graph.addAll(products),
    asked.map((i) => at(placed, at(body.inputs, i))),
  );
  return {
    graph,
    placed,
    byStates: body.states.map((_, i) => by.get(i) as Ref),
    byOutputs: new Map([...by].filter(([i]) => i >= body.states.length)),
    byInputs: new Map(asked.map((i, k) => [i, at(found, k)])),
  };
}
