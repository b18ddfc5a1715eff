// The invariants of a model: throws an IrError that names node, option and value where one is broken.
import type { Model, Node, Parameter } from "./model.ts";
import { opOf } from "./ops/index.ts";
import { coverage, partShape } from "./part.ts";
import {
  elements,
  IrError,
  printShape,
  sameShape,
  type Shape,
} from "./shape.ts";

/** Throws where the model contradicts itself; hands it back otherwise. */
export function verifyModel(model: Model): Model {
  verifyIds(model);
  const made = new Set([...model.inputs, ...model.targets]);
  for (const id of made) shapeOf(model, id, "the model's inputs");
  for (const node of model.nodes) {
    verifyFlow(model, node, made);
    verifyOptions(node);
    verifyShapes(model, node);
    verifyParameters(model, node);
  }
  for (const id of [...model.outputs, ...(model.loss ? [model.loss] : [])])
    if (!made.has(id))
      throw new IrError(
        `Expected the model's answers and loss to be made by a node. Received "${id}", which nothing makes.`,
      );
  for (const parameter of model.parameters) verifyParts(model, parameter);
  verifyLoss(model);
  return model;
}

const named = ({ op, id, name }: Node): string => `${op} "${name || id}"`;

function verifyIds(model: Model): void {
  unique(
    "node",
    model.nodes.map(({ id }) => id),
  );
  unique(
    "parameter",
    model.parameters.map(({ id }) => id),
  );
  unique(
    "value made by nodes",
    model.nodes.flatMap(({ outputs }) => outputs),
  );
  for (const [key, { id }] of Object.entries(model.values))
    if (key !== id)
      throw new IrError(
        `Expected the value "${key}" to carry its own id. Received "${id}".`,
      );
}

function unique(what: string, ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new IrError(
      `Expected each ${what} to have an id of its own. Received "${twice}" twice.`,
    );
}

function shapeOf(model: Model, id: string, where: string): Shape {
  const value = model.values[id];
  if (!value)
    throw new IrError(
      `Expected ${where} to name a known value. Received "${id}".`,
    );
  return value.shape;
}

/** Inputs must be made before they are used. */
function verifyFlow(model: Model, node: Node, made: Set<string>): void {
  for (const id of node.inputs) {
    shapeOf(model, id, `an input of ${named(node)}`);
    if (!made.has(id))
      throw new IrError(
        `Expected the inputs of ${named(node)} to be fed or made by an earlier node. Received "${id}", which is not.`,
      );
  }
  for (const id of node.outputs) {
    shapeOf(model, id, `an output of ${named(node)}`);
    if (model.inputs.includes(id) || model.targets.includes(id))
      throw new IrError(
        `Expected ${named(node)} not to make what is fed. Received output "${id}".`,
      );
    made.add(id);
  }
}

function verifyOptions(node: Node): void {
  const expected = Object.keys(opOf(node.op).options);
  const received = Object.keys(node.options);
  const missing = expected.find((key) => !received.includes(key));
  const extra = received.find((key) => !expected.includes(key));
  if (missing !== undefined)
    throw new IrError(
      `Expected ${named(node)} to have the option ${missing}. Received ${received.join(", ") || "none"}.`,
    );
  if (extra !== undefined)
    throw new IrError(
      `Expected ${named(node)} to have only the options ${expected.join(", ")}. Received ${extra}.`,
    );
  for (const [key, setting] of Object.entries(node.options))
    if ((setting as { value: unknown }).value === undefined)
      throw new IrError(
        `Expected the option ${key} of ${named(node)} to have a value. Received undefined.`,
      );
}

const plain = (node: Node): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(node.options).map(([key, setting]) => [
      key,
      (setting as { value: unknown }).value,
    ]),
  );

const inputShapes = (model: Model, node: Node): Shape[] =>
  node.inputs.map((id) => shapeOf(model, id, `an input of ${named(node)}`));

function verifyShapes(model: Model, node: Node): void {
  const expected = ruled(node, () =>
    opOf(node.op).shape(inputShapes(model, node), plain(node)),
  );
  if (expected.length !== node.outputs.length)
    throw new IrError(
      `Expected ${named(node)} to have ${expected.length} outputs. Received ${node.outputs.length}.`,
    );
  node.outputs.forEach((id, index) => {
    const received = shapeOf(model, id, `an output of ${named(node)}`);
    const rule = expected[index] ?? [];
    if (!sameShape(received, rule))
      throw new IrError(
        `Expected the output of ${named(node)} to have shape ${printShape(rule)} by its options and inputs. Received ${printShape(received)}.`,
      );
  });
}

/** An op's own complaint, with the node's name before it. */
function ruled<T>(node: Node, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (!(error instanceof IrError)) throw error;
    throw new IrError(`${named(node)}: ${error.message}`);
  }
}

function verifyParameters(model: Model, node: Node): void {
  const op = opOf(node.op);
  const roles =
    ruled(node, () => op.roles?.(inputShapes(model, node), plain(node))) ?? {};
  const extra = Object.keys(node.parameters).find((role) => !roles[role]);
  if (extra !== undefined)
    throw new IrError(
      `Expected ${named(node)} to own the weights ${Object.keys(roles).join(", ") || "none"}. Received ${extra}.`,
    );
  for (const [role, { shape }] of Object.entries(roles)) {
    const parameter = parameterOf(model, node, role);
    const part = node.parts?.[role];
    const received = part ? partShape(part) : parameter.shape;
    if (received.join() !== shape.join())
      throw new IrError(
        `Expected the ${role} of ${named(node)} to have shape (${shape.join(", ")}). Received (${received.join(", ")}).`,
      );
  }
}

function parameterOf(model: Model, node: Node, role: string): Parameter {
  const id = node.parameters[role];
  const parameter = model.parameters.find((one) => one.id === id);
  if (!parameter)
    throw new IrError(
      `Expected ${named(node)} to have a weight for its role ${role}. Received ${id === undefined ? "none" : `"${id}", which is unknown`}.`,
    );
  return parameter;
}

/** No element of a weight plays two roles, but where calls share the weight whole: then its parts are the same ones. */
function verifyParts(model: Model, { id, name, shape }: Parameter): void {
  const parts = model.nodes.flatMap((node) =>
    Object.entries(node.parts ?? {}).flatMap(([role, part]) =>
      node.parameters[role] === id ? [part] : [],
    ),
  );
  const distinct = new Map(
    parts.map((part) => [JSON.stringify(part), part] as const),
  );
  // Counting goes through every number of the weight, and most are taken whole.
  if (distinct.size === 0) return;
  if (coverage(shape, [...distinct.values()]).some((times) => times > 1))
    throw new IrError(
      `Expected each number of the weight "${name}" to play one role. Received blocks that overlap.`,
    );
}

function verifyLoss(model: Model): void {
  if (model.loss === null) return;
  const shape = shapeOf(model, model.loss, "the loss");
  const { coefficient, batchPower } = elements(shape);
  if (coefficient !== 1 || batchPower > 0)
    throw new IrError(
      `Expected the loss to be one number. Received a tensor of shape ${printShape(shape)}: reduce it (mean or sum).`,
    );
}
