// Asks the installed TensorFlow.js (its cpu backend) for every fact that stands in truth.json: node src/dialects/tensorflowjs/probe.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import { behaviours, losses, updates } from "./behaviours.mjs";
import { shown } from "./showsProbe.mjs";
import {
  functionSignatures,
  initializerSignatures,
  layerSignatures,
} from "./signatures.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "truth.json");
await tf.setBackend("cpu");

const image = { filters: 1, kernelSize: 3 };
const inner = () => tf.layers.dense({ units: 1 });
const minimal = {
  conv1d: image,
  conv2d: image,
  conv3d: image,
  conv2dTranspose: image,
  depthwiseConv2d: { kernelSize: 3 },
  dense: { units: 1 },
  embedding: { inputDim: 1, outputDim: 1 },
  flatten: {},
  reshape: { targetShape: [1] },
  permute: { dims: [1] },
  activation: { activation: "relu" },
  prelu: {},
  reLU: {},
  leakyReLU: {},
  elu: {},
  softmax: {},
  rescaling: { scale: 1 },
  dropout: { rate: 0.5 },
  spatialDropout1d: { rate: 0.5 },
  maxPooling1d: {},
  maxPooling2d: {},
  maxPooling3d: {},
  averagePooling1d: {},
  averagePooling2d: {},
  averagePooling3d: {},
  globalAveragePooling1d: {},
  globalAveragePooling2d: {},
  globalMaxPooling1d: {},
  globalMaxPooling2d: {},
  batchNormalization: {},
  layerNormalization: {},
  add: {},
  multiply: {},
  maximum: {},
  minimum: {},
  average: {},
  concatenate: {},
  upSampling2d: {},
  zeroPadding2d: {},
  cropping2D: { cropping: 1 },
  simpleRNN: { units: 1 },
  gru: { units: 1 },
  lstm: { units: 1 },
  bidirectional: { layer: tf.layers.lstm({ units: 1 }) },
  timeDistributed: { layer: inner() },
};
const functions = [
  "tf.relu",
  "tf.relu6",
  "tf.leakyRelu",
  "tf.elu",
  "tf.selu",
  "tf.sigmoid",
  "tf.tanh",
  "tf.softplus",
  "tf.exp",
  "tf.log",
  "tf.sqrt",
  "tf.rsqrt",
  "tf.abs",
  "tf.square",
  "tf.sign",
  "tf.sin",
  "tf.cos",
  "tf.neg",
  "tf.clipByValue",
  "tf.add",
  "tf.sub",
  "tf.mul",
  "tf.div",
  "tf.pow",
  "tf.maximum",
  "tf.minimum",
  "tf.softmax",
  "tf.logSoftmax",
  "tf.sum",
  "tf.mean",
  "tf.max",
  "tf.min",
  "tf.argMax",
  "tf.logSumExp",
  "tf.reshape",
  "tf.transpose",
  "tf.matMul",
  "tf.concat",
  "tf.slice",
  "tf.maxPool",
  "tf.avgPool",
  "tf.conv2d",
  "tf.gather",
  "tf.zeros",
  "tf.ones",
  "tf.fill",
  "tf.randomNormal",
  "tf.randomUniform",
  "tf.truncatedNormal",
  "tf.losses.absoluteDifference",
  "tf.losses.huberLoss",
  "tf.losses.hingeLoss",
  "tf.losses.logLoss",
  "tf.losses.meanSquaredError",
  "tf.losses.sigmoidCrossEntropy",
  "tf.losses.softmaxCrossEntropy",
  "tf.train.sgd",
  "tf.train.momentum",
  "tf.train.adagrad",
  "tf.train.adadelta",
  "tf.train.adam",
  "tf.train.adamax",
  "tf.train.rmsprop",
];

const before = (() => {
  try {
    return JSON.parse(readFileSync(target, "utf8"));
  } catch {
    return {};
  }
})();
const truth = {
  framework: "@tensorflow/tfjs",
  version: tf.version.tfjs,
  python: `none: Node ${process.version.slice(1)}`,
  date: new Date().toISOString().slice(0, 10),
  script: "src/dialects/tensorflowjs/probe.mjs",
  signatures: {
    ...layerSignatures(tf, minimal),
    ...initializerSignatures(tf),
    ...functionSignatures(tf, functions),
  },
  shows: shown(tf, join(here, "shows")),
  updates: updates(tf),
  losses: losses(tf),
  behaviours: behaviours(tf),
  covers: [
    "adam.epsilonForm",
    "adam.biasCorrection",
    "adamax.epsilonPlace",
    "rmsprop.epsilonPlace",
    "adagrad.epsilonPlace",
    "adagrad.initialAccumulator",
    "gru.resetAfter",
  ],
};
writeFileSync(target, `${JSON.stringify({ ...before, ...truth }, null, 1)}\n`);
