// Draft → Model: every option explicit, with its origin and the source of the fact.
import {
  type Initializer,
  type Model,
  type Node,
  type OpName,
  type Optimizer,
  type Parameter,
  type Setting,
  type Settings,
  type Value,
  type ValueId,
} from "../ir/index.ts";
import type { ParameterRef } from "../python/recording.ts";
import {
  firstSpan,
  type Draft,
  type DraftNode,
  type DraftOptimizer,
} from "./draft.ts";
import { apart, modified } from "./modified.ts";
import { ownedNodes } from "./owned.ts";
import type { FollowUpNode, Word } from "./phrase.ts";
import { recipeOf } from "./recipe.ts";
import {
  initializerOf,
  trainability,
  unpunished,
  weightsOf,
} from "./resolveWeights.ts";
import { settle } from "./settings.ts";

type AnyWords = Readonly<Record<string, Word<unknown>>>;
type AnySettings = Readonly<Record<string, Setting<unknown>>>;

/** Fills in what nobody wrote. */
export function resolve(draft: Draft, from: Model["version"]["from"]): Model {
  const parameters = new Map<ParameterRef, Parameter>();
  const values: Record<ValueId, Value> = { ...draft.values };
  const called = draft.nodes.flatMap((node) =>
    resolveNode(draft, node, values, parameters),
  );
  // A layer that owns a weight says how it is arranged; so layers come first, though these nodes stand before them.
  const nodes = [...learnedNodes(draft, values, parameters), ...called];
  const model: Model = {
    dialect: draft.dialect.id,
    version: { value: draft.version, from },
    style: draft.dialect.style(draft.recording),
    values,
    nodes,
    parameters: [...parameters.values()],
    inputs: draft.inputs,
    targets: draft.targets,
    outputs: draft.outputs,
    loss: draft.loss,
    optimizer: draft.optimizer
      ? resolveOptimizer(draft, draft.optimizer, [...parameters.values()])
      : null,
    data: null,
    notes: draft.notes,
  };
  return { ...model, data: recipeOf(draft, model) };
}

function settleAll(
  words: AnyWords,
  node: DraftNode | DraftOptimizer,
  call: string,
): AnySettings {
  const entries = Object.entries(words).map(
    ([option, word]) =>
      [
        option,
        settle(word, node.context, firstSpan(node), `${option} of ${call}`),
      ] as const,
  );
  return Object.fromEntries(entries);
}

/** One call: its main node, then the nodes that follow from its arguments (an activation). */
function resolveNode(
  draft: Draft,
  node: DraftNode,
  values: Record<ValueId, Value>,
  parameters: Map<ParameterRef, Parameter>,
): Node[] {
  const options = settleAll(node.phrase.options, node, node.call);
  const followUps = (node.phrase.after ?? []).flatMap((each) => {
    const next = each.read(node.context);
    return next
      ? [
          {
            next,
            stated: each.from.some((name) => node.context.stated(name)),
            source: each.source,
          },
        ]
      : [];
  });
  const outputs =
    followUps.length === 0
      ? node.outputs
      : [inner(node, values, 0), ...node.outputs.slice(1)];
  const main = {
    id: node.id,
    op: node.phrase.op,
    name: node.name,
    call: node.call,
    options,
    inputs: node.inputs,
    outputs,
    ...weightsOf(draft, node, options, values, parameters),
    origin: "stated",
    places: node.places,
  } as unknown as Node;
  const rest = followUps.map(({ next, stated, source }, i) => {
    const last = i === followUps.length - 1;
    return followUpNode(
      node,
      next,
      stated ? "stated" : "default",
      { at: source.at, standing: source.standing },
      i,
      last ? node.outputs.slice(0, 1) : [inner(node, values, i + 1)],
    );
  });
  return [main, ...rest];
}

/** A value between the nodes that one call makes; it has the shape of the call's output. */
function inner(
  node: DraftNode,
  values: Record<ValueId, Value>,
  index: number,
): ValueId {
  const id = `${node.outputs[0] ?? node.id}.${index}`;
  const outer = values[node.outputs[0] ?? ""];
  if (outer) values[id] = { ...outer, id };
  return id;
}

function followUpNode(
  node: DraftNode,
  next: FollowUpNode,
  origin: "stated" | "default",
  source: {
    at: string;
    standing: "executed" | "read in source" | "documented";
  },
  index: number,
  outputs: readonly ValueId[],
): Node {
  const span = firstSpan(node);
  const entries = Object.entries(next.options).map(([option, value]) => [
    option,
    {
      value: value as unknown,
      origin,
      words: "",
      parameters: [],
      source,
      ...(span && { span }),
    },
  ]);
  const before = `${node.outputs[0] ?? node.id}.${index}`;
  return {
    id: `${node.id}.${index + 1}`,
    op: next.op,
    name: node.name,
    call: node.call,
    options: Object.fromEntries(entries) as unknown,
    inputs: [before],
    outputs,
    parameters: {},
    origin,
    places: node.places,
  } as unknown as Node;
}

/** Learned tensors that stand outside any layer become nodes of their own. */
function learnedNodes(
  draft: Draft,
  values: Record<ValueId, Value>,
  parameters: Map<ParameterRef, Parameter>,
): Node[] {
  return draft.learned.flatMap((each) => {
    const owned = parameters.get(each.parameter);
    if (owned) return ownedNodes(each, owned, values);
    const recorded = draft.recording.parameters[each.parameter];
    const shape = recorded?.shape ?? [];
    const size = shape.reduce((product, n) => product * n, 1);
    const name =
      (recorded?.owner != null &&
        draft.recording.objects[recorded.owner]?.name) ||
      "";
    const given: Setting<Initializer> = {
      value: { kind: "given", what: "given by the program" },
      origin: "stated",
      words: "",
      parameters: [],
    };
    parameters.set(each.parameter, {
      id: `w${each.parameter}`,
      name: [name, recorded?.role].filter(Boolean).join("."),
      role: "value",
      shape,
      dialectShape: shape,
      codec: [],
      dtype: recorded?.dtype ?? "float32",
      ...initializerOf(draft, each.parameter, given),
      fans: { fanIn: size, fanOut: size },
      trainable: trainability(draft, each.parameter),
      penalty: unpunished,
      state: false,
    });
    const options: Settings<{ shape: readonly number[] }> = {
      shape: { value: shape, origin: "stated", words: "", parameters: [] },
    };
    return {
      id: each.id,
      op: "parameter" as const,
      name: recorded?.role ?? "",
      call: "parameter",
      options,
      inputs: [],
      outputs: [each.output],
      parameters: { value: `w${each.parameter}` },
      origin: "stated" as const,
      places: [],
    };
  });
}

function resolveOptimizer(
  { recording }: Draft,
  draft: DraftOptimizer,
  parameters: readonly Parameter[],
): Optimizer {
  const { phrase, context, call, modifiers, parameters: weights } = draft;
  const words = phrase.options as AnyWords;
  const alone = {
    kind: phrase.optimizer,
    call,
    options: settleAll(words, draft, call),
    groups: [],
    places: draft.places,
  } as unknown as Optimizer;
  const own = { words, context, call, weights };
  const told = modified(alone, own, modifiers, recording);
  return phrase.perWeight
    ? apart(told, phrase.perWeight, parameters, phrase.source)
    : told;
}

export type { OpName };
