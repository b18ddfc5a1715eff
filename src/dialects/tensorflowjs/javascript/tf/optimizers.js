// tf.train: optimisers, as objects and by name, and updates of the program's own variables.
import {
  bind,
  construct,
  near,
  refuseUnknown,
  step,
  UnknownCall,
} from "rosetta/index.js";
import { Tensor, Variable } from "./tensor.js";

export class Optimizer {
  constructor(path, values) {
    const bound = bind(path, values);
    this.path = path;
    this.learningRate = bound.values.learningRate;
    construct(path, this, bound.stated);
  }

  /** One step down the gradient of what `f` gives, for the variables listed or all. */
  minimize(f, returnCost = false, varList) {
    const loss = f();
    if (!(loss instanceof Tensor) || loss.dims.length > 0)
      throw new Error("The f passed in variableGrads(f) must return a scalar");
    step(
      loss,
      this,
      (varList ?? all()).filter((each) => each.rosettaTrainable),
    );
    return returnCost ? loss : null;
  }

  computeGradients(f, varList) {
    return variableGrads(f, varList);
  }

  applyGradients(grads) {
    const made = Array.isArray(grads) ? null : grads[origin];
    if (!made)
      throw new UnknownCall(
        "applyGradients: Expected the grads of tf.variableGrads as they are. Gradients that a program changed are not modelled here.",
      );
    step(made.value, this, made.list);
  }

  setLearningRate() {
    throw new UnknownCall(
      "optimizer.setLearningRate: learning rates that change are not modelled here.",
    );
  }
  dispose() {}
  getConfig() {
    return { learningRate: this.learningRate };
  }
}
refuseUnknown(Optimizer, (value) => value.path);

const origin = Symbol("where gradients come from");

/** Variables of the program and of layers that learn. */
const all = () => Variable.made.filter((each) => each.rosettaTrainable);

/** tf.variableGrads(f): the value, and gradients of unknown content. */
export function variableGrads(f, varList) {
  const value = f();
  const list = (varList ?? all()).filter((each) => each.rosettaTrainable);
  const grads = Object.fromEntries(
    list.map((each) => [each.name, new Tensor(each.dims, "float32")]),
  );
  Object.defineProperty(grads, origin, {
    value: { value, list },
    enumerable: false,
  });
  return { value, grads };
}

const names = ["sgd", "momentum", "adagrad", "adam", "adamax", "rmsprop"];

export const train = Object.fromEntries(
  names.map((name) => [
    name,
    (...values) => new Optimizer(`tf.train.${name}`, values),
  ]),
);

train.adadelta = () => {
  throw new UnknownCall(
    "tf.train.adadelta divides by the root of the mean square before the new gradient has entered it (so its first step is the whole gradient): that rule is not modelled here. Known: sgd, momentum, adagrad, adam, adamax, rmsprop.",
  );
};

/** What a name means to `compile`: tfjs-layers/dist/optimizers.js, with learning rates of its own. */
const byName = {
  Adagrad: () => train.adagrad(0.01),
  Adadelta: () => train.adadelta(1, 0.95, 1e-7),
  Adam: () => train.adam(0.001, 0.9, 0.999, 1e-7),
  Adamax: () => train.adamax(0.002, 0.9, 0.999, 1e-7, 0),
  RMSProp: () => train.rmsprop(0.001, 0.9, 0, 1e-7),
  SGD: () => train.sgd(0.01),
};
const spelled = {
  adagrad: "Adagrad",
  adadelta: "Adadelta",
  adam: "Adam",
  adamax: "Adamax",
  rmsprop: "RMSProp",
  sgd: "SGD",
};

/** `optimizer` of compile. */
export function optimizerOf(value) {
  if (value instanceof Optimizer) return value;
  const name = typeof value === "string" ? (spelled[value] ?? value) : null;
  if (name === null)
    throw new Error(
      "User-defined optimizer must be an instance of tf.Optimizer.",
    );
  if (!(name in byName))
    throw new Error(
      `Unknown Optimizer ${value}. ${near(value, Object.keys(spelled))}`,
    );
  return byName[name]();
}
