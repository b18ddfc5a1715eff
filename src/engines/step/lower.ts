// A model as a step graph: forward, loss and accuracy, and for training the gradients and the update.
import type { Model, Node, NodeId, ValueId } from "../../ir/model.ts";
import { optimizerValues, optionValues } from "../../ir/model.ts";
import { opOf, type OpName } from "../../ir/ops/index.ts";
import type {
  OptimizerName,
  OptimizerOptions,
} from "../../ir/optimizers/optimizer.ts";
import { atomsAfter } from "./canonical.ts";
import { at } from "./dims.ts";
import { gradients } from "./gradients.ts";
import {
  StepError,
  type StateEntry,
  type StepGraph,
  type StepInput,
} from "./graph.ts";
import { accuracy, lossNode } from "./lower/accuracy.ts";
import type { Call, Lower } from "./lower/call.ts";
import { lowerings } from "./lower/index.ts";
import {
  inOrder,
  Lowering,
  usualForms,
  type Forms,
  type Lowered,
  type Mode,
} from "./lowering.ts";
import { penalties } from "./penalties.ts";
import { preparedGradients, type Trained } from "./prepare.ts";
import type { Ref, Shape } from "./primitives.ts";
import { withEpilogues } from "./rules/convEpilogue.ts";
import { askedBesides, differentiable } from "./rules/noInputGradient.ts";
import { everyRule, type Rules } from "./rules/rule.ts";
import { cut, neutralStorage, restored } from "./storage.ts";
import { updatedWeight } from "./updates.ts";

export interface LowerOptions extends Partial<Forms> {
  /**
   * `training`: forward, gradients, update · `gradients`: the same without the update, gradients as outputs · `evaluation`: loss and accuracy ·
   * `prediction`: answers alone · `sensitivity`: the first answer, gradients of its product with the input `cotangent`, statistics as the forward leaves them.
   */
  readonly purpose:
    "training" | "gradients" | "evaluation" | "prediction" | "sensitivity";
  /** Which behaviour dropout and batch normalisation show; as the purpose implies, if not said. */
  readonly mode?: Mode;
  /** What a dropout node is called in all columns, so that they share masks; `dropout 1`, `dropout 2`…, if not said. */
  readonly dropoutIds?: Readonly<Record<NodeId, string>>;
  /** Values to give out as `value:<id>`, in the dialect's layout. */
  readonly probes?: readonly ValueId[];
  /** The rules by which the graph is made cheaper; all, if not said. */
  readonly rules?: Rules;
}

/** Lowers a column's own resolved model. Throws a StepError (or IrError) that names the call where it cannot. */
export function lower(model: Model, options: LowerOptions): StepGraph {
  return withEpilogues(lowered(model, options), options.rules ?? everyRule);
}

function lowered(model: Model, options: LowerOptions): StepGraph {
  const { purpose } = options;
  const training = purpose === "training" || purpose === "gradients";
  const mode = options.mode ?? (training ? "training" : "evaluation");
  const lowering = new Lowering(
    model,
    mode,
    options.dropoutIds ?? dropoutNumbers(model),
    { ...usualForms, ...options },
    options.probes,
    options.rules,
  );
  for (const node of model.nodes) lowerNode(lowering, node);
  const outputs = {
    ...answers(lowering),
    ...probed(lowering, options.probes ?? []),
  };
  if (purpose === "prediction")
    return finish(lowering, lowering.state().map(unchanged), outputs);
  if (purpose === "sensitivity") return sensitivity(lowering, outputs);
  const judged = { ...outputs, ...judgement(lowering) };
  if (!training)
    return finish(lowering, lowering.state().map(unchanged), judged);
  return purpose === "training"
    ? trained(lowering, judged)
    : differentiated(lowering, judged);
}

const unchanged = (entry: StateEntry): StateEntry => ({
  ...entry,
  next: entry.input,
});

function finish(
  lowering: Lowering,
  state: readonly StateEntry[],
  outputs: Readonly<Record<string, Ref>>,
): StepGraph {
  return lowering.graph.finish(lowering.inputs, state, outputs);
}

/** Dropouts in the order they stand in. */
function dropoutNumbers(model: Model): Record<NodeId, string> {
  const nodes = model.nodes.filter(({ op }) => op === "dropout");
  return Object.fromEntries(nodes.map(({ id }, i) => [id, `dropout ${i + 1}`]));
}

function lowerNode(lowering: Lowering, node: Node): void {
  try {
    const { call, shapes } = callOf(lowering, node);
    const made = (lowerings[node.op] as Lower<OpName>)(call);
    const placed = "ref" in made ? [made] : made;
    node.outputs.forEach((id, i) => {
      const output = at(shapes, i);
      const atoms = atomsAfter({
        op: node.op,
        options: { ...call.options },
        inputs: call.inputs,
        output,
      });
      lowering.keep(id, at(placed, i), output, atoms, node);
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = node.places[0]?.stack[0]?.startLine;
    const where = `${lowering.model.dialect}, ${node.call}${line === undefined ? "" : `, line ${line}`}`;
    throw new StepError(`${where}: cannot be computed here. ${error.message}`, {
      cause: error,
    });
  }
}

function callOf(
  lowering: Lowering,
  node: Node,
): { readonly call: Call<OpName>; readonly shapes: readonly Shape[] } {
  const inputs = node.inputs.map((id) => lowering.value(id));
  if (inputs.length === 0 && node.op !== "parameter")
    throw new StepError(`Expected ${node.op} to have an input.`);
  const options = optionValues<OpName>(node);
  const shapes = opOf(node.op).shape(
    inputs.map(({ shape }) => shape),
    { ...options },
  );
  const { graph, mode } = lowering;
  const call: Call<OpName> = {
    graph,
    lowering,
    mode,
    node,
    options,
    inputs: inputs as [Lowered, ...Lowered[]],
    output: at(shapes, 0),
    has: (role) => node.parameters[role] !== undefined,
    parameter: (role, storage) => {
      const id = node.parameters[role];
      const parameter = lowering.model.parameters.find(
        (each) => each.id === id,
      );
      if (!parameter)
        throw new StepError(
          `Expected ${node.op} to own a ${role}. Received ${Object.keys(node.parameters).join(", ") || "no weights"}.`,
        );
      const part = node.parts?.[role];
      if (!part)
        return lowering.parameter(
          parameter.id,
          storage ?? neutralStorage(parameter.shape.length),
        );
      const whole = neutralStorage(parameter.shape.length);
      const block = cut(graph, lowering.parameter(parameter.id, whole), part);
      return storage
        ? restored(
            graph,
            block,
            neutralStorage(graph.shape(block).length),
            storage,
          )
        : block;
    },
  };
  return { call, shapes };
}

function answers(lowering: Lowering): Record<string, Ref> {
  const entries = lowering.model.outputs.map((id, i) => [
    i === 0 ? "predictions" : `predictions${i + 1}`,
    inOrder(lowering.graph, lowering.value(id)),
  ]);
  return Object.fromEntries(entries) as Record<string, Ref>;
}

function probed(
  lowering: Lowering,
  probes: readonly ValueId[],
): Record<string, Ref> {
  return Object.fromEntries(
    probes.map((id) => [
      `value:${id}`,
      inOrder(lowering.graph, lowering.value(id)),
    ]),
  );
}

function lossOf(lowering: Lowering): Ref {
  const { loss, dialect } = lowering.model;
  if (loss === null)
    throw new StepError(
      `${dialect}: Expected a loss to train with. Received a model without one: call the loss on the model's output, or compile the model with one.`,
    );
  const { ref } = lowering.value(loss);
  const shape = lowering.graph.shape(ref);
  if (shape.every((dim) => dim === 1))
    return penalties(lowering, lowering.graph.reshape(ref, []));
  throw new StepError(
    `${dialect}: Expected the loss to be one number. Received one per example: reduce it by a mean or a sum.`,
  );
}

function judgement(lowering: Lowering): Record<string, Ref> {
  const node = lossNode(lowering.model);
  return {
    loss: lossOf(lowering),
    ...(node ? accuracy(lowering, node) : null),
  };
}

function isTrained(lowering: Lowering, entry: StateEntry): boolean {
  const parameter = lowering.model.parameters.find(
    ({ id }) => id === entry.parameter,
  );
  return entry.kind === "weight" && parameter?.trainable.value === true;
}

/** Gradients of a scalar by weights and inputs, each with the name of its result, `gradient:<parameter or input>`. */
function namedGradients(
  { graph, forms }: Lowering,
  goal: Ref,
  weights: readonly StateEntry[],
  inputs: readonly StepInput[],
): (readonly [name: string, gradient: Ref])[] {
  const wanted = [
    ...weights.map(({ parameter, input }) => [parameter, input] as const),
    ...inputs.map(({ name, ref }) => [name, ref] as const),
  ];
  const refs = gradients(
    graph,
    goal,
    wanted.map(([, ref]) => ref),
    forms,
  );
  return wanted.map(([name], i) => [`gradient:${name}`, at(refs, i)]);
}

function differentiated(
  lowering: Lowering,
  outputs: Readonly<Record<string, Ref>>,
): StepGraph {
  const { graph, inputs } = lowering;
  const state = lowering.state();
  const named = namedGradients(
    lowering,
    lossOf(lowering),
    state.filter((entry) => isTrained(lowering, entry)),
    askedBesides(graph, inputs),
  );
  return finish(lowering, state, { ...outputs, ...Object.fromEntries(named) });
}

/** Gradients of Σ cotangent·answer by weight (`gradient:<parameter>`) and by input (`gradient:x`, in the dialect's layout). */
function sensitivity(
  lowering: Lowering,
  outputs: Readonly<Record<string, Ref>>,
): StepGraph {
  const { graph, model, inputs } = lowering;
  const answer = outputs["predictions"];
  if (answer === undefined)
    throw new StepError(`${model.dialect}: Expected the model to answer.`);
  const cotangent = graph.input("cotangent", graph.shape(answer));
  const state = lowering.state();
  const named = namedGradients(
    lowering,
    graph.sum(graph.mul(answer, cotangent)),
    state.filter((entry) => isTrained(lowering, entry)),
    differentiable(graph, inputs),
  );
  return finish(lowering, state, { ...outputs, ...Object.fromEntries(named) });
}

function trained(
  lowering: Lowering,
  outputs: Readonly<Record<string, Ref>>,
): StepGraph {
  const { optimizer, dialect } = lowering.model;
  if (!optimizer)
    throw new StepError(
      `${dialect}: Expected an optimiser to train with. Received a model without one.`,
    );
  const { graph, inputs } = lowering;
  const state = lowering.state();
  const entries = state.filter((entry) => isTrained(lowering, entry));
  const named = namedGradients(
    lowering,
    lossOf(lowering),
    entries,
    askedBesides(graph, inputs),
  );
  const weights = entries.map((entry, i) => ({
    entry,
    weight: entry.input,
    gradient: at(named, i)[1],
    options: optimizerValues(optimizer, entry.parameter),
  }));
  const prepared = preparedGradients(
    graph,
    weights,
    optimizerValues(optimizer),
  );
  const moved = weights.map((each, i) =>
    updated(lowering, optimizer.kind, {
      ...each,
      gradient: at(prepared, i),
    }),
  );
  const kept = state.filter((entry) => !entries.includes(entry));
  return finish(lowering, [...moved.flat(), ...kept], {
    ...outputs,
    ...Object.fromEntries(named.slice(entries.length)),
  });
}

/** A weight after the step, and its slots. */
function updated(
  lowering: Lowering,
  kind: OptimizerName,
  { entry, gradient, options }: Trained & { readonly entry: StateEntry },
): StateEntry[] {
  const { graph } = lowering;
  const slots = new Map<string, StateEntry>();
  const slot = (name: string, initial = 0): Ref => {
    const full = `slot:${name}:${entry.parameter}`;
    const input = graph.input(full, graph.shape(entry.input));
    slots.set(name, {
      ...entry,
      name: full,
      kind: "slot",
      initial,
      input,
      next: input,
    });
    return input;
  };
  const remember = (name: string, next: Ref): void => {
    const held = slots.get(name);
    if (!held)
      throw new StepError(
        `Expected the slot ${name} to be read before it is written.`,
      );
    slots.set(name, { ...held, next });
  };
  const next = updatedWeight(kind, {
    graph,
    options: options as OptimizerOptions[OptimizerName],
    weight: entry.input,
    gradient,
    slot,
    remember,
    scalar: (formula) => lowering.scalar(formula),
  });
  return [{ ...entry, next }, ...slots.values()];
}
