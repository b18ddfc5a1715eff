// A model's forward pass in evaluation mode as an ONNX file, weights included.
import {
  optionValues,
  type Model,
  type Node,
  type NodeFor,
  type ValueId,
} from "../../ir/model.ts";
import type { OpName } from "../../ir/ops/index.ts";
import { takePart } from "../../ir/part.ts";
import { EngineError } from "../engine.ts";
import type { Weights } from "../plan.ts";
import * as arrange from "./arrange.ts";
import { OnnxBuilder, valueInfo, type Name } from "./builder.ts";
import * as images from "./images.ts";
import { noExport, type Export, type Site, type Spot } from "./lowering.ts";
import * as norms from "./norms.ts";
import * as pointwise from "./pointwise.ts";
import { encodeModel, irVersion, opset } from "./proto.ts";
import * as recurrent from "./recurrent.ts";

const aLoss = (site: Spot): never =>
  noExport(site, "a loss is no part of what a model answers.");

const exports: { readonly [Op in OpName]: Export<Op> } = {
  ...images,
  ...arrange,
  ...pointwise,
  ...norms,
  ...recurrent,
  crossEntropy: aLoss,
  regressionLoss: aLoss,
  binaryCrossEntropy: aLoss,
  poissonLoss: aLoss,
  divergence: aLoss,
  hingeLoss: aLoss,
  cosineLoss: aLoss,
};

/** The nodes that the model's answers depend on, in order. */
function answering(model: Model): Node[] {
  const needed = new Set<ValueId>(model.outputs);
  const nodes = model.nodes.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((value) => needed.has(value))) return false;
    inputs.forEach((value) => needed.add(value));
    return true;
  });
  return nodes.reverse();
}

/** Inputs are named as the model's values, outputs `output0`, `output1`, …. */
export function exportOnnx(model: Model, weights: Weights): Uint8Array {
  const b = new OnnxBuilder();
  const nodes = answering(model);
  const names = new Map<ValueId, Name>(model.inputs.map((id) => [id, id]));
  for (const node of nodes) {
    const lower = exports[node.op] as unknown as Export<OpName>;
    const made = lower(siteOf(b, model, node, names, weights));
    const all = typeof made === "string" ? [made] : made;
    if (all.length !== node.outputs.length)
      throw new EngineError(
        `onnx: Expected ${node.op} to have ${node.outputs.length} outputs. Received ${all.length}.`,
      );
    node.outputs.forEach((id, i) => names.set(id, all[i] as Name));
  }
  model.outputs.forEach((id, i) =>
    b.nodes.push({
      input: [nameOf(names, id)],
      output: [`output${i}`],
      name: `output${i}`,
      opType: "Identity",
      attribute: [],
    }),
  );
  return encodeModel({
    irVersion,
    producerName: "rosetta-notebook",
    graph: {
      node: b.nodes,
      name: "forward",
      initializer: b.initializers,
      input: model.inputs.map((id) =>
        valueInfo(id, shapeOf(model, id), isIndex(model, id)),
      ),
      output: model.outputs.map((id, i) =>
        valueInfo(`output${i}`, shapeOf(model, id), "float32"),
      ),
    },
    opsetImport: [{ domain: "", version: opset }],
  });
}

function siteOf(
  b: OnnxBuilder,
  model: Model,
  node: Node,
  names: ReadonlyMap<ValueId, Name>,
  weights: Weights,
): Site<OpName> {
  return {
    b,
    node,
    options: optionValues(node as NodeFor<OpName>),
    inputs: node.inputs.map((id) => ({
      name: nameOf(names, id),
      shape: shapeOf(model, id),
    })),
    has: (role) => node.parameters[role] !== undefined,
    weight(role) {
      const id = node.parameters[role];
      const weight = id === undefined ? undefined : weights[id];
      const part = node.parts?.[role];
      if (weight && part) return takePart(weight, part);
      if (!weight)
        throw new EngineError(
          `onnx: Expected the weight ${role} of ${node.name || node.call}. Received ${Object.keys(weights).join(", ")}.`,
        );
      return weight;
    },
  };
}

function nameOf(names: ReadonlyMap<ValueId, Name>, id: ValueId): Name {
  const name = names.get(id);
  if (name === undefined)
    throw new EngineError(
      `onnx: Expected the value ${id} to be made before it is used.`,
    );
  return name;
}

function shapeOf(model: Model, id: ValueId): Model["values"][string]["shape"] {
  const value = model.values[id];
  if (!value)
    throw new EngineError(`onnx: Expected the model to know the value ${id}.`);
  return value.shape;
}

/** Inputs that only embeddings read are indices. */
export function isIndex(model: Model, id: ValueId): "int32" | "float32" {
  const users = model.nodes.filter(({ inputs }) => inputs.includes(id));
  return users.length > 0 && users.every(({ op }) => op === "embedding")
    ? "int32"
    : "float32";
}
