// The state every column starts from: drawn, given, or moved from the first column.
import { assemble } from "../ir/part.ts";
import { concreteShape } from "../ir/shape.ts";
import type { Weight } from "../ir/weights.ts";
import type { CompiledColumn } from "./compile.ts";
import { EngineError } from "./engine.ts";
import type { HostState } from "./executor.ts";
import type { Move, TrainingPlan, Weights } from "./plan.ts";
import { nodeAt } from "./step/graph.ts";
import { initialWeights } from "./step/initialize.ts";
import { toStep } from "./step/storage.ts";

export function initialStates(
  plan: TrainingPlan,
  compiled: readonly CompiledColumn[],
): HostState[] {
  const own = plan.columns.map(({ model, weights: source }): Weights => {
    const drawn = Object.fromEntries(initialWeights(model, source.seed));
    return source.kind === "given" ? { ...drawn, ...source.weights } : drawn;
  });
  const first = own[0] ?? {};
  return compiled.map((column, i) => {
    const moves = plan.mode.kind === "same weights" ? plan.mode.moves[i] : [];
    return stateOf(column, { ...own[i], ...moved(first, moves ?? []) });
  });
}

function moved(first: Weights, moves: readonly Move[]): Weights {
  return Object.fromEntries(
    moves.map(({ to, shape, pieces }) => [
      to,
      assemble(shape, pieces, (from) => {
        const weight = first[from];
        if (weight) return weight;
        throw new EngineError(
          `Expected the first column to have the weight ${from}, which becomes ${to}. Received ${Object.keys(first).join(", ")}.`,
        );
      }),
    ]),
  );
}

/** The state in the step's own storage; slots start from their constants. */
function stateOf({ graphs }: CompiledColumn, weights: Weights): HostState {
  const { train } = graphs;
  return Object.fromEntries(
    train.state.map((entry) => {
      const shape = concreteShape(nodeAt(train, entry.input).shape, 1);
      const size = shape.reduce((all, n) => all * n, 1);
      if (entry.kind === "slot")
        return [entry.name, new Float32Array(size).fill(entry.initial)];
      const weight = weights[entry.parameter];
      if (!weight)
        throw new EngineError(
          `Expected a first value of ${entry.parameter}. Received ${Object.keys(weights).join(", ")}.`,
        );
      const stored = toStep(entry, weight);
      if (stored.data.length !== size)
        throw new EngineError(
          `Expected ${entry.parameter} to have ${size} numbers (${shape.join(", ")}). Received ${stored.data.length}: the weight moved to it has another size.`,
        );
      return [entry.name, singles(stored)];
    }),
  );
}

const singles = ({ data }: Weight): Float32Array =>
  data instanceof Float32Array ? data : Float32Array.from(data);
