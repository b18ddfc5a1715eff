// The base of all layers: config, name, weights, mode, and the outermost call as a trace.
import {
  batchDim,
  bindConfig,
  construct,
  log,
  near,
  parameter,
  place,
  quietly,
  refuseUnknown,
  rename,
  trace,
  UnknownCall,
} from "rosetta/index.js";
import { layerShape } from "./shapes.js";
import { SymbolicTensor, Tensor, Variable } from "./tensor.js";

/** Keys that every layer's config takes. */
export const shared = [
  "name",
  "trainable",
  "dtype",
  "inputShape",
  "batchInputShape",
  "batchSize",
  "inputDType",
  "weights",
  "updatable",
];

export const state = { training: [], names: new Map(), nodes: 0, batch: 2 };

/** The next number of a name: `Conv2D1`, `model2`. */
export function uid(prefix) {
  const next = (state.names.get(prefix) ?? 0) + 1;
  state.names.set(prefix, next);
  return `${prefix}${next}`;
}

const snake = (name) =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();

/** A layer. Built-in ones get a `kind` (see layers/); programs extend this class with build, call and computeOutputShape. */
export class Layer {
  constructor(config = {}, kind = null) {
    this.kind = kind;
    const path = kind ? kind.path : "tf.layers.Layer";
    const bound = bindConfig(path, config, shared);
    this.arguments = bound.values;
    this.shared = bound.extra;
    refuse(path, this.shared);
    const className = kind
      ? kind.className
      : (this.constructor.className ?? this.constructor.name);
    this.name = this.shared.name ?? `${snake(className)}_${uid(className)}`;
    this.own = [];
    this.isTrainable = this.shared.trainable !== false;
    this.built = false;
    this.written = place();
    construct(path, this, bound.stated, kind ? "" : className);
    rename(this, this.name);
    kind?.check?.(this, config);
  }

  get trainable() {
    return this.isTrainable;
  }
  set trainable(value) {
    this.isTrainable = value;
    for (const each of this.own) each.rosettaTrainable = value && each.wanted;
    for (const each of this.sublayers()) each.trainable = value;
  }

  sublayers() {
    return [];
  }

  get weights() {
    return [...this.trainableWeights, ...this.nonTrainableWeights];
  }
  get trainableWeights() {
    return this.everyWeight().filter((each) => each.rosettaTrainable);
  }
  get nonTrainableWeights() {
    return this.everyWeight().filter((each) => !each.rosettaTrainable);
  }
  everyWeight() {
    return [
      ...this.own,
      ...this.sublayers().flatMap((each) => each.everyWeight()),
    ];
  }
  getWeights() {
    return this.weights;
  }
  setWeights() {
    throw new UnknownCall(
      `${this.name}.setWeights: weights set by hand are not modelled here.`,
    );
  }
  countParams() {
    return this.everyWeight().reduce((sum, each) => sum + each.size, 0);
  }
  getClassName() {
    return this.kind ? this.kind.className : this.constructor.name;
  }
  getConfig() {
    return { name: this.name, trainable: this.trainable };
  }
  dispose() {}
  invokeCallHook() {}

  /** A weight of a built-in layer; its initialiser is said by the layer's own config. */
  weight(role, shape, { trainable = true, state: isState = false } = {}) {
    const made = new Variable(shape, "float32");
    made.wanted = trainable;
    made.name = `${this.name}/${role}`;
    parameter(made, this, role, {
      state: isState,
      trainable: trainable && this.isTrainable,
    });
    this.own.push(made);
    return made;
  }

  /** A weight of the program's own layer. */
  addWeight(
    name,
    shape,
    _dtype,
    initializer,
    regularizer,
    trainable = true,
    constraint,
  ) {
    if (regularizer || constraint)
      throw new UnknownCall(
        `addWeight('${name}'): penalties and constraints are not modelled here.`,
      );
    const made = this.weight(name, shape, { trainable, state: !trainable });
    this.starts?.(made, initializer);
    return made;
  }

  build() {}
  call() {
    throw new Error(`${this.name}: Expected the layer to define call(inputs).`);
  }
  computeOutputShape(inputShape) {
    return inputShape;
  }

  /** The whole input's dimensions when the config says them; the batch first. */
  declared() {
    const { batchInputShape, inputShape } = this.shared;
    const own = batchInputShape
      ? batchInputShape.slice(1)
      : (inputShape ?? this.kind?.declared?.(this));
    if (!own) return null;
    return [batchDim(state.batch), ...own.map((n) => known(n, this.name))];
  }

  apply(inputs, kwargs = {}) {
    const list = [inputs].flat();
    if (list.some((each) => each instanceof SymbolicTensor))
      return this.draw(inputs, list, kwargs);
    for (const each of list)
      if (!(each instanceof Tensor))
        throw new Error(
          `Arguments to apply() must be all SymbolicTensors or all Tensors.`,
        );
    const training = kwargs.training ?? false;
    const made =
      state.training.length > 0 || log.silent > 0
        ? this.invoke(list, training)
        : bothModes(this, list, training);
    return made.length === 1 ? made[0] : made;
  }

  /** Adds a call to the drawing of a functional model; it is recorded when the model is used. */
  draw(inputs, list, kwargs) {
    const node = {
      id: ++state.nodes,
      layer: this,
      inputs: list,
      where: place(),
      kwargs,
    };
    const bare = list.map((each) => new Tensor(each.dims, each.dtype));
    const made = quietly(() => this.invoke(bare, false));
    node.outputs = made.map(
      (each) => new SymbolicTensor(each.dims, each.dtype, node),
    );
    return node.outputs.length === 1 ? node.outputs[0] : node.outputs;
  }

  /** The outputs for tensors, in a mode. */
  invoke(list, training) {
    this.ensureBuilt(list);
    state.training.push(training);
    try {
      return [this.run(list, training)].flat();
    } finally {
      state.training.pop();
    }
  }

  ensureBuilt(list) {
    if (this.built) return;
    this.built = true;
    if (this.kind)
      this.kind.build?.(
        this,
        list.map(({ dims }) => dims),
      );
    else {
      const shapes = list.map(({ dims }) => layerShape(dims));
      this.build(shapes.length === 1 ? shapes[0] : shapes);
    }
  }

  run(list, training) {
    if (this.kind) return this.kind.run(this, list, training);
    return this.call(list.length === 1 ? list[0] : list, { training });
  }
}

refuseUnknown(Layer, (value) => (value.kind ? value.kind.path : null));

export function known(size, name) {
  if (!Number.isInteger(size))
    throw new UnknownCall(
      `Layer ${name}: an axis of unknown size (null) is not modelled here. Expected a number for every axis but the batch.`,
    );
  return size;
}

function refuse(path, { dtype, weights }) {
  if (weights !== undefined && weights !== null)
    throw new UnknownCall(
      `${path}: initial values given as \`weights\` are not modelled here.`,
    );
  if (dtype !== undefined && !["float32", "int32", "bool"].includes(dtype))
    throw new UnknownCall(
      `${path}: dtype '${dtype}' is not known here. ${near(dtype, ["float32", "int32", "bool"])}`,
    );
}

/** Calls a layer in the mode asked for, then in the other one. Gives the first call's result. */
export function bothModes(layer, list, training) {
  layer.ensureBuilt(list);
  let [result, first] = [null, null];
  for (const mode of [training, !training]) {
    const id = trace(
      layer,
      mode ? "training" : "evaluation",
      list,
      first,
      () => {
        const made = layer.invoke(list, mode);
        result ??= made;
        return made;
      },
    );
    first ??= id;
  }
  return result;
}
