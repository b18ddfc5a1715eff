// Models: layers one after the other, or drawn from inputs to outputs.
import {
  batchDim,
  near,
  noEffect,
  place,
  quietly,
  standingAt,
} from "rosetta/index.js";
import { known, Layer, state, uid } from "./layer.js";
import { layerShape } from "./shapes.js";
import { SymbolicTensor, Tensor } from "./tensor.js";
import { Trainer } from "./training.js";

/** The nodes that outputs depend on, in the order they were drawn. */
function needed(outputs) {
  const found = new Map();
  const pending = outputs.map((each) => each.history);
  while (pending.length > 0) {
    const node = pending.pop();
    if (!node || found.has(node.id)) continue;
    found.set(node.id, node);
    pending.push(...(node.inputs ?? []).map((each) => each.history));
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}

export class LayersModel extends Trainer {
  constructor({ inputs, outputs, name }, kind = functionalKind) {
    super(
      { name: name ?? uid(kind === functionalKind ? "model" : "sequential_") },
      kind,
    );
    Object.assign(this, {
      optimizer: undefined,
      loss: undefined,
      metricsNames: ["loss"],
      seen: new Map(),
      compiledAt: [],
      stopTraining: false,
    });
    if (kind !== functionalKind) return;
    this.inputs = [inputs].flat();
    this.outputs = [outputs].flat();
    for (const each of [...this.inputs, ...this.outputs])
      if (!(each instanceof SymbolicTensor))
        throw new Error(
          `Output tensors to a LayersModel must be the output of a TensorFlow.js \`Layer\`. Received ${each?.constructor?.name ?? typeof each}.`,
        );
    this.nodes = needed(this.outputs);
    this.built = true;
    this.layers = [
      ...new Set(this.nodes.map((each) => each.layer ?? inputLayer(each))),
    ];
  }

  sublayers() {
    return (this.layers ?? []).filter((each) => each instanceof Layer);
  }

  get input() {
    return this.inputs[0];
  }
  get output() {
    return this.outputs[0];
  }
  get outputShape() {
    return layerShape(this.outputs[0].dims);
  }
  get inputShape() {
    return layerShape(this.inputs[0].dims);
  }

  getLayer(name, index) {
    const found =
      typeof name === "number"
        ? this.layers[name]
        : index !== undefined
          ? this.layers[index]
          : this.layers.find((each) => each.name === name);
    if (!found)
      throw new Error(
        `No such layer: ${name}. ${near(
          String(name),
          this.layers.map((each) => each.name),
        )}`,
      );
    return found;
  }

  summary() {
    noEffect(
      "model.summary() prints nothing: a dry run shows no numbers of its own.",
    );
  }

  /** Runs the drawing on tensors. */
  run(list) {
    const values = new Map(this.inputs.map((each, i) => [each, list[i]]));
    for (const node of this.nodes) {
      if (node.outputs.every((each) => values.has(each))) continue;
      if (!node.layer)
        throw new Error(
          `Graph disconnected: ${node.outputs[0].name} is needed, but it is not among the model's inputs.`,
        );
      const given = node.inputs.map((each) => values.get(each));
      const training = node.kwargs.training ?? state.training.at(-1);
      const made = standingAt(node.where, () =>
        node.layer.invoke(given, training),
      );
      node.outputs.forEach((each, i) => values.set(each, made[i]));
    }
    return this.outputs.map((each) => values.get(each));
  }
}

const inputLayer = (node) => ({
  name: node.outputs[0].name,
  trainable: true,
  getWeights: () => [],
});

const functionalKind = {
  path: "tf.LayersModel",
  className: "Model",
  run: (model, list) => model.run(list),
};
const sequentialKind = {
  ...functionalKind,
  path: "tf.Sequential",
  className: "Sequential",
};

export class Sequential extends LayersModel {
  constructor({ layers = [], name } = {}) {
    super({ name }, sequentialKind);
    Object.assign(this, {
      layers: [],
      start: null,
      ends: undefined,
      startDtype: undefined,
      drawn: undefined,
    });
    for (const each of layers) this.add(each);
  }

  add(layer) {
    if (!(layer instanceof Layer))
      throw new Error(
        `Expected model.add to be given a layer. Received ${layer?.constructor?.name ?? typeof layer}.`,
      );
    if (layer.kind?.starts) {
      this.start = layer.kind.starts(layer);
      return;
    }
    if (this.layers.length === 0 && !this.start) {
      const dims = layer instanceof Sequential ? layer.start : layer.declared();
      if (!dims)
        throw new Error(
          "The first layer in a Sequential model must get an `inputShape` or `batchInputShape` argument.",
        );
      this.start = dims;
    }
    this.layers.push(layer);
    this.shapes(layer);
  }

  /** The output's dimensions after each layer; makes the layer's weights. */
  shapes(layer) {
    const before = this.ends ?? {
      dims: this.start,
      dtype: layer.kind?.inputDtype ?? "float32",
    };
    this.startDtype ??= before.dtype;
    const [made] = quietly(() =>
      layer.invoke([new Tensor(before.dims, before.dtype)], false),
    );
    this.ends = made;
    this.built = true;
  }

  pop() {
    const last = this.layers.pop();
    this.ends = undefined;
    const kept = this.layers;
    this.layers = [];
    for (const each of kept) {
      this.layers.push(each);
      this.shapes(each);
    }
    return last;
  }

  sublayers() {
    return this.layers ?? [];
  }
  get inputs() {
    this.drawn ??= new SymbolicTensor(
      this.start,
      this.startDtype ?? "float32",
      {
        id: ++state.nodes,
        layer: null,
        inputs: [],
        outputs: [],
        where: place(),
      },
    );
    if (this.drawn.history.outputs.length === 0)
      this.drawn.history.outputs.push(this.drawn);
    return [this.drawn];
  }
  get outputs() {
    let value = this.inputs[0];
    for (const each of this.layers) value = each.apply(value);
    return [value];
  }
  get outputShape() {
    return layerShape(this.ends.dims);
  }
  get inputShape() {
    return layerShape(this.start);
  }

  ensureBuilt() {
    if (this.layers.length === 0)
      throw new Error("Sequential model cannot be used: no layers were added.");
  }

  run(list, training) {
    let value = list[0];
    for (const layer of this.layers)
      [value] = standingAt(layer.written, () =>
        layer.invoke([value], training),
      );
    return value;
  }
}

/** tf.input({shape}): where a drawing starts. */
export function input(config) {
  const { shape, batchShape, dtype = "float32", name } = config;
  const own = batchShape ? batchShape.slice(1) : shape;
  if (!Array.isArray(own))
    throw new Error(
      "Please provide to Input either a `shape` or a `batchShape` argument.",
    );
  const node = {
    id: ++state.nodes,
    layer: null,
    inputs: [],
    outputs: [],
    where: place(),
  };
  const label = name ?? `input_${uid("input")}`;
  const made = new SymbolicTensor(
    [batchDim(state.batch), ...own.map((n) => known(n, label))],
    dtype,
    node,
  );
  made.name = label;
  node.outputs.push(made);
  return made;
}

/** How a model that its program never calls is tried: on one input, and on the inputs it was made for. */
export function models(values) {
  const [only] = values;
  if (values.length === 1 && !(only instanceof LayersModel)) return alone(only);
  const found = values.filter((each) => each instanceof LayersModel);
  const inner = new Set(found.flatMap((each) => each.sublayers()));
  return [...new Set(found)]
    .filter((each) => !inner.has(each))
    .map((value) => ({
      value,
      run: (dims, dtype) => value.apply(new Tensor(dims, dtype)),
      own: own(value),
    }));
}

function alone(value) {
  if (value instanceof Layer)
    return [
      {
        value,
        run: (dims, dtype) => value.apply(new Tensor(dims, dtype)),
        own: null,
      },
    ];
  if (typeof value !== "function" || value.rosettaPath) return [];
  const run = (dims, dtype) => {
    const holder = new Layer({ name: value.name || "model" });
    holder.call = (x) => value(x);
    holder.computeOutputShape = (shape) => shape;
    return holder.apply(new Tensor(dims, dtype));
  };
  return [{ value, run, own: null }];
}

function own(model) {
  if (model instanceof Sequential && !model.start) return null;
  return () =>
    model.apply(model.inputs.map((each) => new Tensor(each.dims, each.dtype)));
}
