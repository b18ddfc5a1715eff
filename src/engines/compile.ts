// One column made ready to train: its step graphs, its schedule, and what is fed at each step.
import type { Batch } from "../data/batches.ts";
import type { Model, NodeId } from "../ir/model.ts";
import type { TrainingMoment } from "../ir/optimizers/schedule.ts";
import { concreteShape } from "../ir/shape.ts";
import { EngineError } from "./engine.ts";
import type { ColumnGraphs, Feeds, HostArray, HostState } from "./executor.ts";
import type { PlanColumn, TrainingPlan, Weights } from "./plan.ts";
import { scheduleOf, type Schedule } from "./recipe.ts";
import {
  nodeAt,
  scalarValue,
  type StepGraph,
  type StepInput,
} from "./step/graph.ts";
import { lower } from "./step/lower.ts";
import { dropoutMask } from "./step/masks.ts";
import { appliedRules, type AppliedRule } from "./step/rules/worth.ts";
import { fromStep } from "./step/storage.ts";

export interface CompiledColumn {
  readonly column: number;
  readonly model: Model;
  readonly graphs: ColumnGraphs;
  readonly schedule: Schedule;
  /** All inputs of a training step (counted from 1), and how many examples it has. */
  feeds(step: number): { readonly feeds: Feeds; readonly count: number };
  /** Weights and statistics in the neutral layout. */
  weights(state: HostState): Weights;
  /** What makes its step cheaper, for a batch of its size. */
  simplified(): readonly AppliedRule[];
}

export function compileColumn(
  plan: TrainingPlan,
  column: number,
): CompiledColumn {
  const planned = plan.columns[column];
  if (!planned)
    throw new EngineError(`Expected the plan to have a column ${column}.`);
  const { model } = planned;
  const dropoutIds = dropoutNames(planned);
  const train = lower(model, { purpose: "training", dropoutIds });
  const evaluate = lower(model, { purpose: "evaluation", dropoutIds });
  const schedule = scheduleOf(model, plan);
  return {
    column,
    model,
    graphs: { train, evaluate },
    schedule,
    feeds(step) {
      const batch = schedule.batch(step);
      const made = train.inputs.map((input): [string, HostArray] => [
        input.name,
        feed(train, input, batch, { seed: plan.seed, ...schedule.at(step) }),
      ]);
      return { feeds: Object.fromEntries(made), count: batch.count };
    },
    weights: (state) => weightsOf(train, state),
    simplified: () =>
      appliedRules(
        model,
        { purpose: "training", dropoutIds },
        schedule.options.batchSize,
      ),
  };
}

/** Nodes that the plan does not name are numbered, as they stand. */
function dropoutNames({ model, dropouts }: PlanColumn): Record<NodeId, string> {
  const nodes = model.nodes.filter(({ op }) => op === "dropout");
  const numbered = nodes.map(({ id }, i) => [id, `dropout ${i + 1}`]);
  return { ...(Object.fromEntries(numbered) as typeof dropouts), ...dropouts };
}

interface Now extends TrainingMoment {
  readonly seed: number;
}

/** The inputs of an evaluation: examples, targets, and dropouts that act always. */
export function batchFeeds(graph: StepGraph, batch: Batch): Feeds {
  const now = { seed: 0, step: 0, epoch: 0, examples: 0 };
  return Object.fromEntries(
    graph.inputs.map((input) => [input.name, feed(graph, input, batch, now)]),
  );
}

function feed(
  graph: StepGraph,
  input: StepInput,
  batch: Batch,
  now: Now,
): HostArray {
  switch (input.kind) {
    case "examples":
      return only(graph, input, batch.x, batch.count, "examples");
    case "targets":
      return only(graph, input, batch.y, batch.count, "targets");
    case "mask":
      return {
        data: dropoutMask(input, batch.count, now.seed, now.step),
        shape: concreteShape(nodeAt(graph, input.ref).shape, batch.count),
      };
    case "scalar":
      return {
        data: Float32Array.of(scalarValue(input.formula, now)),
        shape: [],
      };
    default:
      input satisfies never;
      throw new EngineError("Expected a known input of a step.");
  }
}

/** A data set has one array of examples and one of targets; their numbers must fill what the model expects. */
function only(
  graph: StepGraph,
  { index, ref, name }: Extract<StepInput, { kind: "examples" | "targets" }>,
  values: Float32Array | Int32Array,
  count: number,
  what: string,
): HostArray {
  if (index > 0)
    throw new EngineError(
      `Expected a model with one input of ${what}. Received one that also wants ${name}: the data set has nothing for it.`,
    );
  const node = nodeAt(graph, ref);
  const shape = concreteShape(node.shape, count);
  const size = shape.reduce((all, n) => all * n, 1);
  if (size !== values.length)
    throw new EngineError(
      `Expected ${what} of shape (${shape.join(", ")}), ${size} numbers. Received ${values.length} from the data set.`,
    );
  const data =
    node.type === "int32" ? Int32Array.from(values) : asFloats(values);
  return { data, shape };
}

const asFloats = (values: Float32Array | Int32Array): Float32Array =>
  values instanceof Float32Array ? values : Float32Array.from(values);

function weightsOf(graph: StepGraph, state: HostState): Weights {
  return Object.fromEntries(
    graph.state.flatMap((entry) => {
      const data = state[entry.name];
      if (entry.kind === "slot" || !data) return [];
      const shape = concreteShape(nodeAt(graph, entry.input).shape, 1);
      return [[entry.parameter, fromStep(entry, { shape, data })]];
    }),
  );
}
