// One forward on the reference from given inputs and weights, and what the answer owes to each of them: how shows and laws ask a model.
import type { Model, Parameter } from "../../ir/model.ts";
import { pack, unpack, type Weight } from "../../ir/weights.ts";
import { EngineError } from "../engine.ts";
import { nodeAt } from "../step/graph.ts";
import { drawnWeight } from "../step/initialize.ts";
import { lower } from "../step/lower.ts";
import type { Mode } from "../step/lowering.ts";
import { fromStep } from "../step/storage.ts";
import { momentOf, runStep, stateFrom } from "./train.ts";

export interface Question {
  /** In the order of the model's inputs, in the dialect's own layout. */
  readonly inputs: readonly ArrayLike<number>[];
  /** In the order of the model's targets, where it judges itself. */
  readonly targets?: readonly ArrayLike<number>[];
  readonly batchSize: number;
  /** In the order of the model's parameters, in the dialect's storage; where one is missing, the model's initialiser draws it. */
  readonly weights: readonly (Weight | undefined)[];
  /** In training mode dropouts drop, by masks of the first step under seed 1. */
  readonly mode: Mode;
  /** The direction along which gradients are asked, for an answer of `size` numbers. */
  readonly cotangent: (size: number) => ArrayLike<number>;
}

export interface Answer {
  readonly output: Weight;
  /** Gradients of Σ cotangent·output with respect to the inputs, in the dialect's layout; null for whole-number inputs. */
  readonly inputs: readonly (Weight | null)[];
  /** The same by weight, in the dialect's storage; null for what is not trained. */
  readonly weights: readonly (Weight | null)[];
  /** All weights after the forward, in the dialect's storage: running statistics have moved in training mode. */
  readonly after: readonly Weight[];
}

/** Asks a model. Throws a StepError where it cannot be computed, an EngineError where what is fed does not fit. */
export function answerOf(model: Model, question: Question): Answer {
  const graph = lower(model, { purpose: "sensitivity", mode: question.mode });
  const neutral = new Map(
    model.parameters.map((parameter, i) => {
      const given = question.weights[i];
      return [
        parameter.id,
        given ? unpack(given, parameter.codec) : drawnWeight(parameter, 1),
      ] as const;
    }),
  );
  const shape = nodeAt(graph, graph.outputs["predictions"] ?? -1).shape;
  const size = shape.reduce<number>(
    (product, dim) =>
      product *
      (typeof dim === "number" ? dim : dim.batch * question.batchSize),
    1,
  );
  const { outputs, state } = runStep(
    graph,
    stateFrom(graph, neutral),
    {
      size: question.batchSize,
      arrays: {
        ...fed(model, question),
        cotangent: question.cotangent(size),
      },
    },
    momentOf(1),
  );
  const given = (name: string): Weight | null => {
    const tensor = outputs[name];
    return tensor ? { shape: tensor.shape, data: tensor.data } : null;
  };
  const output = given("predictions");
  if (!output)
    throw new EngineError("reference: Expected the model to answer.");
  const stored = (parameter: Parameter, data: Float64Array | undefined) => {
    const entry = graph.state.find((each) => each.parameter === parameter.id);
    if (!entry || !data) return null;
    const shape = nodeAt(graph, entry.input).shape as readonly number[];
    return pack(fromStep(entry, { shape, data }), parameter.codec);
  };
  return {
    output,
    inputs: model.inputs.map((_, i) => given(`gradient:${numbered("x", i)}`)),
    weights: model.parameters.map((parameter) =>
      stored(parameter, outputs[`gradient:${parameter.id}`]?.data),
    ),
    after: model.parameters.map((parameter) => {
      const entry = graph.state.find((each) => each.parameter === parameter.id);
      return (
        stored(parameter, entry && state[entry.name]) ??
        pack(neutral.get(parameter.id) as Weight, parameter.codec)
      );
    }),
  };
}

const numbered = (first: string, index: number): string =>
  index === 0 ? first : `${first}${index + 1}`;

function fed(model: Model, { inputs, targets = [] }: Question) {
  if (inputs.length !== model.inputs.length)
    throw new EngineError(
      `reference: Expected ${model.inputs.length} inputs. Received ${inputs.length}.`,
    );
  const named = (first: string, arrays: readonly ArrayLike<number>[]) =>
    arrays.map((data, i) => [numbered(first, i), data] as const);
  return Object.fromEntries([...named("x", inputs), ...named("y", targets)]);
}
