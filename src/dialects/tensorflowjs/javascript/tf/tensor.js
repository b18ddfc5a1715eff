// Tensors of a dry run: shape and dtype, a history where they belong to a drawing, and the operations as methods.
import {
  apply,
  demand,
  log,
  place,
  refuseUnknown,
  Symbolic,
  UnknownCall,
} from "rosetta/index.js";

export class Tensor extends Symbolic {
  constructor(...given) {
    super(...given);
    this.law = undefined;
  }
  get rank() {
    return this.dims.length;
  }
  get size() {
    return this.shape.reduce((total, n) => total * n, 1);
  }
  get rankType() {
    return String(this.rank);
  }
  get isDisposed() {
    return false;
  }
  dispose() {}
  print() {}
  toString() {
    return `Tensor [${this.shape.join(", ")}]`;
  }
  /** Numbers of a real run: NaN everywhere, so that programs that print them go on. */
  dataSync() {
    return numbers(this);
  }
  async data() {
    return numbers(this);
  }
  async array() {
    return nested(this);
  }
  arraySync() {
    return nested(this);
  }
  async bytes() {
    return demand(this, "bytes()");
  }
}

const largest = 1 << 20;

function numbers(tensor) {
  if (tensor.rosettaConstant) return [...tensor.rosettaConstant];
  if (tensor.size > largest) return demand(tensor, "dataSync()");
  return Float32Array.from({ length: tensor.size }, () => NaN);
}

function nested(tensor) {
  const flat = numbers(tensor);
  const build = (shape, start) => {
    if (shape.length === 0) return flat[start];
    const [n, ...rest] = shape;
    const step = rest.reduce((total, each) => total * each, 1);
    return Array.from({ length: n }, (_, i) => build(rest, start + i * step));
  };
  return build(tensor.shape, 0);
}

/** A learned tensor. */
export class Variable extends Tensor {
  /** All of them, in the order they were made. */
  static made = [];
  constructor(...given) {
    super(...given);
    this.wanted = true;
    this.name = "";
    Variable.made.push(this);
  }
  assign() {
    throw new UnknownCall(
      "tf.Variable.assign: weights set by hand are not modelled here.",
    );
  }
  get trainable() {
    return this.rosettaTrainable;
  }
  set trainable(value) {
    this.rosettaTrainable = value;
  }
  /** A layer's weight is read as the tensor it is. */
  read() {
    return this;
  }
  get val() {
    return this;
  }
}

refuseUnknown(Symbolic, (value) =>
  value instanceof Variable ? "tf.Variable" : "tf.Tensor",
);

/** A value in the drawing of a functional model. Its batch is null, as layers see it. */
export class SymbolicTensor extends Symbolic {
  constructor(dims, dtype, history) {
    super(dims, dtype);
    this.history = history;
    this.name = `tensor${this.rosettaId}`;
  }
  get shape() {
    return super.shape.map((n, i) => (i === 0 ? null : n));
  }
  get rank() {
    return this.dims.length;
  }
  get sourceLayer() {
    return this.history?.layer ?? null;
  }
}

/** Records one call on tensors, and gives its output. */
export function record(
  path,
  inputs,
  stated,
  dims,
  { dtype, of, parameters, where } = {},
) {
  const made = new Tensor(dims, dtype ?? inputs[0]?.dtype ?? "float32");
  if (log.silent === 0)
    apply(path, inputs, stated, [made], {
      of,
      parameters,
      where: where ?? place(),
    });
  return made;
}

/** Records one call with several outputs. */
export function recordAll(path, inputs, stated, shapes, { of } = {}) {
  const made = shapes.map(
    (dims) => new Tensor(dims, inputs[0]?.dtype ?? "float32"),
  );
  if (log.silent === 0)
    apply(path, inputs, stated, made, { of, where: place() });
  return made;
}

export const isTensor = (value) =>
  value instanceof Symbolic && !(value instanceof SymbolicTensor);
