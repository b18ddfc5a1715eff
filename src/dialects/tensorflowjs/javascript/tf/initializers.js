// tf.initializers: objects that a layer's config may hold; and penalties of tf.regularizers.
import {
  bindConfig,
  construct,
  late,
  near,
  UnknownCall,
} from "rosetta/index.js";

class Initializer {
  constructor(path, config) {
    this.path = path;
    construct(path, this, bindConfig(path, config).stated);
  }
}

const names = [
  "constant",
  "glorotNormal",
  "glorotUniform",
  "heNormal",
  "heUniform",
  "identity",
  "leCunNormal",
  "leCunUniform",
  "ones",
  "orthogonal",
  "randomNormal",
  "randomUniform",
  "truncatedNormal",
  "varianceScaling",
  "zeros",
];

export const initializers = Object.fromEntries(
  names.map((name) => [
    name,
    (config) => new Initializer(`tf.initializers.${name}`, config),
  ]),
);

/** How a weight of the program's own layer starts. */
export function startsFrom(weight, value) {
  if (value instanceof Initializer)
    late(
      `tf.layers.Layer.addWeight`,
      { initializer: value },
      { parameter: weight },
    );
  else if (typeof value === "string") {
    const name = value[0].toLowerCase() + value.slice(1);
    if (!names.includes(name))
      throw new Error(`Unknown initializer: ${value}. ${near(name, names)}`);
    late(
      `tf.layers.Layer.addWeight`,
      { initializer: value },
      { parameter: weight },
    );
  } else
    throw new UnknownCall("addWeight: Expected an initializer. Received none.");
}

class Regularizer {
  constructor(path, config) {
    construct(path, this, bindConfig(path, config).stated);
  }
}

export const regularizers = Object.fromEntries(
  ["l1", "l2", "l1l2"].map((name) => [
    name,
    (config) => new Regularizer(`tf.regularizers.${name}`, config),
  ]),
);
