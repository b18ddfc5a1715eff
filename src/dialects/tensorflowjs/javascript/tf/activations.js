// Activations given by name, in any layer's config.
import { near } from "rosetta/index.js";
import { record } from "./tensor.js";

const names = [
  "elu",
  "gelu",
  "gelu_new",
  "hardSigmoid",
  "linear",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "softmax",
  "softplus",
  "softsign",
  "tanh",
  "swish",
  "mish",
];

/** Names are checked here, and read from the config itself: the output is the layer's. */
export function activated(layer, tensor) {
  const name = layer.arguments.activation;
  if (name === null || name === undefined) return tensor;
  if (typeof name === "string" && names.includes(name)) {
    if (layer.kind.className !== "Activation" || name === "linear")
      return tensor;
    const path =
      name === "softmax" ? `${layer.kind.path}.softmax` : layer.kind.path;
    return record(path, [tensor], {}, tensor.dims, {
      of: layer,
      dtype: "float32",
    });
  }
  throw new Error(
    `Unknown activation: ${String(name)}. ${near(String(name), names)} TensorFlow.js takes names only.`,
  );
}
