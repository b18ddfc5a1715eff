// The working form that rules rewrite: a model's graph whose nodes remember which nodes of the program they stand for.
import type {
  DataRecipe,
  Model,
  NodeId,
  OpName,
  Optimizer,
  Parameter,
  ParameterId,
  Part,
  Setting,
  Shape,
  Value,
  ValueId,
  WeightStep,
} from "../ir/index.ts";
import { IrError } from "../ir/index.ts";

export interface CanonicalNode {
  readonly id: string;
  readonly op: OpName;
  readonly options: Readonly<Record<string, Setting<unknown>>>;
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  /** Canonical parameters by role. */
  readonly parameters: Readonly<Record<string, ParameterId>>;
  /** Which block of its weight plays a role, where it is not the whole. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** Nodes of the program that it stands for, its own first; empty where a rule made it. */
  readonly sources: readonly NodeId[];
}

export interface CanonicalParameter {
  readonly source: Parameter;
  /** Shape after the steps. */
  readonly shape: readonly number[];
  /** From the column's neutral weight (after the dialect's codec) to the canonical weight. */
  readonly steps: readonly WeightStep[];
}

/** Rules change this in place; `canonicalize` hands it out frozen by type. */
export interface Graph {
  nodes: CanonicalNode[];
  values: Map<ValueId, Value>;
  parameters: Map<ParameterId, CanonicalParameter>;
  inputs: readonly ValueId[];
  targets: readonly ValueId[];
  outputs: readonly ValueId[];
  loss: ValueId | null;
  optimizer: Optimizer | null;
  data: DataRecipe | null;
  /** Removed nodes that no other node could take over. */
  orphans: NodeId[];
}

export function graphOf(model: Model): Graph {
  return {
    nodes: model.nodes.map(
      ({ id, op, options, inputs, outputs, parameters, parts }) => ({
        id,
        op,
        options: options,
        inputs,
        outputs,
        parameters,
        ...(parts && { parts }),
        sources: [id],
      }),
    ),
    values: new Map(Object.entries(model.values)),
    parameters: new Map(
      model.parameters.map((source) => [
        source.id,
        { source, shape: source.shape, steps: [] },
      ]),
    ),
    inputs: model.inputs,
    targets: model.targets,
    outputs: model.outputs,
    loss: model.loss,
    optimizer: model.optimizer,
    data: model.data,
    orphans: [],
  };
}

/** The plain value of an option; the caller knows its type from the op. */
export function option<T>(node: CanonicalNode, key: string): T {
  const setting = node.options[key];
  if (!setting)
    throw new IrError(
      `Expected ${node.op} "${node.id}" to have the option ${key}. Received ${Object.keys(node.options).join(", ")}.`,
    );
  return setting.value as T;
}

/** The plain values of all options. */
export function plainOptions(node: CanonicalNode): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node.options).map(([key, setting]) => [key, setting.value]),
  );
}

/** The node with other option values; origin, words and place stay those of the program. */
export function withOptions(
  node: CanonicalNode,
  changes: Readonly<Record<string, unknown>>,
): CanonicalNode {
  const options = { ...node.options };
  for (const [key, value] of Object.entries(changes))
    options[key] = { ...(options[key] ?? derived), value };
  return { ...node, options };
}

const derived: Setting<unknown> = {
  value: null,
  origin: "derived",
  words: "",
  parameters: [],
};

/** Options that no program stated: for nodes that rules make. */
export function derivedOptions(
  options: Readonly<Record<string, unknown>>,
): Record<string, Setting<unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, { ...derived, value }]),
  );
}

export function shapeOf(graph: Graph, id: ValueId | undefined): Shape {
  const value = id === undefined ? undefined : graph.values.get(id);
  if (!value)
    throw new IrError(
      `Expected a known value. Received "${id ?? "none"}": run verifyModel on the model.`,
    );
  return value.shape;
}

export function producerOf(
  graph: Graph,
  id: ValueId | undefined,
): CanonicalNode | undefined {
  return graph.nodes.find(
    ({ outputs }) => id !== undefined && outputs.includes(id),
  );
}

export function usersOf(graph: Graph, id: ValueId): CanonicalNode[] {
  return graph.nodes.filter(({ inputs }) => inputs.includes(id));
}

/** Whether nothing but `node` reads the value, the model's answer included. */
export function onlyUser(
  graph: Graph,
  id: ValueId | undefined,
  node: CanonicalNode,
): boolean {
  return (
    id !== undefined &&
    !graph.outputs.includes(id) &&
    graph.loss !== id &&
    usersOf(graph, id).every((user) => user.id === node.id)
  );
}

/** Puts a changed node in the place of the one with its id. */
export function replaceNode(graph: Graph, node: CanonicalNode): void {
  graph.nodes = graph.nodes.map((old) => (old.id === node.id ? node : old));
}

/** Adds a value like another, under a fresh id, with another shape. */
export function freshValue(
  graph: Graph,
  like: ValueId,
  shape: Shape,
  tag: string,
): ValueId {
  const base = graph.values.get(like);
  let id = `${like}~${tag}`;
  while (graph.values.has(id)) id += "~";
  graph.values.set(id, { id, shape, dtype: base?.dtype ?? "float32" });
  return id;
}

/** Lets every reader of `from` read `to` instead. */
export function redirect(graph: Graph, from: ValueId, to: ValueId): void {
  const swap = (id: ValueId) => (id === from ? to : id);
  graph.nodes = graph.nodes.map((node) =>
    node.inputs.includes(from)
      ? { ...node, inputs: node.inputs.map(swap) }
      : node,
  );
  graph.outputs = graph.outputs.map(swap);
  if (graph.loss === from) graph.loss = to;
}

/** Takes a node that only passes its input on out of the graph; a neighbour stands for it from now on. */
export function removeNode(graph: Graph, node: CanonicalNode): void {
  const [input] = node.inputs;
  const [output] = node.outputs;
  if (input === undefined || output === undefined)
    throw new IrError(
      `Expected "${node.id}" to have an input and an output to be removed.`,
    );
  const heir = producerOf(graph, input) ?? usersOf(graph, output)[0];
  graph.nodes = graph.nodes.filter(({ id }) => id !== node.id);
  redirect(graph, output, input);
  if (!heir) graph.orphans.push(...node.sources);
  else {
    const now = graph.nodes.find(({ id }) => id === heir.id) ?? heir;
    replaceNode(graph, { ...now, sources: [...now.sources, ...node.sources] });
  }
}

/** Takes out nodes whose results nothing uses any more; gives the program's nodes that they stood for. */
export function pruned(graph: Graph): NodeId[] {
  const gone: NodeId[] = [];
  for (let found = unused(graph); found; found = unused(graph)) {
    const { id, sources } = found;
    gone.push(...sources);
    graph.nodes = graph.nodes.filter((node) => node.id !== id);
  }
  return gone;
}

const unused = (graph: Graph): CanonicalNode | undefined =>
  graph.nodes.find(({ outputs }) => outputs.every((id) => !isUsed(graph, id)));

/** Whether a node reads the value, or the model gives it out. */
export const isUsed = (graph: Graph, id: ValueId): boolean =>
  graph.outputs.includes(id) ||
  graph.loss === id ||
  graph.nodes.some(({ inputs }) => inputs.includes(id));
