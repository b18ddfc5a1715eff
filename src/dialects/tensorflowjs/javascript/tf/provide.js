// The module `tf`: everything a program finds under that name.
import { closed, noEffect, versionOf } from "rosetta/index.js";
import { creators } from "./create.js";
import { data } from "./data.js";
import { initializers, regularizers, startsFrom } from "./initializers.js";
import { denseKinds } from "./kinds/dense.js";
import { aliases, imageKinds } from "./kinds/image.js";
import { jointKinds } from "./kinds/joint.js";
import { recurrentKinds, wrappers } from "./kinds/recurrent.js";
import { Layer } from "./layer.js";
import { losses, metrics, Reduction } from "./losses.js";
import { input, LayersModel, models, Sequential } from "./model.js";
import { functions } from "./ops.js";
import { Optimizer, train, variableGrads } from "./optimizers.js";
import { Tensor, Variable } from "./tensor.js";

const kinds = {
  ...denseKinds,
  ...imageKinds,
  ...jointKinds,
  ...recurrentKinds,
  ...wrappers,
};
for (const [name, kind] of Object.entries(kinds))
  kind.path = `tf.layers.${name}`;

const made = (kind) => (config) => new Layer(config, kind);
Layer.prototype.starts = startsFrom;

const layers = {
  ...Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, made(kind)]),
  ),
  ...Object.fromEntries(
    Object.entries(aliases).map(([name, of]) => [name, made(kinds[of])]),
  ),
  Layer,
  input,
  inputLayer: (config) =>
    new Layer(config, {
      path: "tf.layers.inputLayer",
      className: "InputLayer",
      starts: (layer) => layer.declared(),
      run: (_layer, [x]) => x,
    }),
};

/** Work whose result is handed on; what it makes on the way needs no freeing here. */
const tidy = (name, work) => (typeof name === "function" ? name() : work());

const harmless = [
  "dispose",
  "disposeVariables",
  "keep",
  "setWasmPaths",
  "enableProdMode",
  "enableDebugMode",
  "removeBackend",
];
const ready = async () => undefined;

/** The epsilon of layers and named optimisers follows the backend: 1e-7, but 1e-4 where it computes in half precision. */
async function setBackend(name) {
  noEffect(
    `tf.setBackend('${name}') says where numbers are computed; the model is the same.`,
  );
  return true;
}

export const value = closed("tf", {
  ...creators,
  ...functions,
  tidy,
  variableGrads,
  ...Object.fromEntries(harmless.map((name) => [name, (given) => given])),
  ready,
  setBackend,
  getBackend: () => "cpu",
  memory: () => ({ numTensors: 0, numDataBuffers: 0, numBytes: 0 }),
  nextFrame: ready,
  backend: () => ({ epsilon: () => 1e-7 }),
  env: () => ({ set: () => undefined, get: () => undefined }),
  util: closed("tf.util", {
    shuffle: () => undefined,
    shuffleCombo: () => undefined,
    assert: (holds, message) => {
      if (!holds) throw new Error(message());
    },
    now: () => 0,
    createShuffledIndices: (n) => Uint32Array.from({ length: n }, (_, i) => i),
  }),
  sequential: (config) => new Sequential(config),
  model: (config) => new LayersModel(config),
  input,
  layers: closed("tf.layers", layers),
  train: closed("tf.train", train),
  losses: closed("tf.losses", losses),
  metrics: closed("tf.metrics", metrics),
  initializers: closed("tf.initializers", initializers),
  regularizers: closed("tf.regularizers", regularizers),
  data: closed("tf.data", data),
  callbacks: closed("tf.callbacks", {
    earlyStopping: () => ({
      rosettaNote: [
        "not modelled",
        "tf.callbacks.earlyStopping: when training would stop early is known to a real run only.",
      ],
    }),
  }),
  serialization: { registerClass: () => undefined },
  LayersModel,
  Sequential,
  Optimizer,
  Tensor,
  Variable,
  Reduction,
  get version() {
    return {
      tfjs: versionOf("tf"),
      "tfjs-core": versionOf("tf"),
      "tfjs-layers": versionOf("tf"),
    };
  },
});

export const name = "tf";
const scope = "@tensorflow/";
export const names = [
  "tfjs",
  "tfjs-node",
  "tfjs-node-gpu",
  "tfjs-core",
  "tfjs-layers",
  "tfjs-data",
  "tfjs-backend-cpu",
  "tfjs-backend-wasm",
  "tfjs-backend-webgl",
  "tfjs-backend-webgpu",
].map((each) => scope + each);
export const globals = { tf: value };
export { models };
