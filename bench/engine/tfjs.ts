// The networks in stock tfjs: `tf.sequential`, `model.fit`, nothing tuned.
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { chooseOneThread } from "../../src/engines/tfjs/threads.ts";
import { servedWasmFiles } from "../../src/engines/tfjs/wasmFiles.ts";
import { offer, type Asked, type Ready } from "./contestant.ts";
import { gruSize, productFlops, productSize } from "./sizes.ts";

offer(async (asked) => {
  setWasmPaths(servedWasmFiles);
  chooseOneThread();
  const backend = asked.backend ?? "wasm";
  if (!(await tf.setBackend(backend)))
    throw new Error(`tfjs cannot start ${backend} here.`);
  await tf.ready();
  const about = {
    library: "@tensorflow/tfjs",
    backend,
    device: backend,
    flops: asked.work === "product" ? productFlops : null,
  };
  return { about, ...work(asked) };
});

function work(asked: Asked): Pick<Ready, "once"> {
  switch (asked.work) {
    case "cnn":
      return fitting(cnn(), images(asked.batch), asked.batch);
    case "gru":
      return fitting(gru(), sentences(asked.batch), asked.batch);
    case "product":
      return product();
    default:
      throw new Error(`Expected cnn, gru or product. Received ${asked.work}.`);
  }
}

type Examples = readonly [x: tf.Tensor, y: tf.Tensor];

/** One `fit` of one batch at a time. */
function fitting(
  model: tf.Sequential,
  [x, y]: Examples,
  batch: number,
): Pick<Ready, "once"> {
  return {
    async once() {
      await model.fit(x, y, {
        batchSize: batch,
        epochs: 1,
        shuffle: false,
        verbose: 0,
        yieldEvery: "never",
      });
    },
  };
}

const classes = (batch: number, count: number): tf.Tensor =>
  tf.oneHot(tf.randomUniform([batch], 0, count, "int32"), count).toFloat();

const images = (batch: number): Examples => [
  tf.randomUniform([batch, 32, 32, 3]),
  classes(batch, 10),
];

const sentences = (batch: number): Examples => [
  tf.randomUniform([batch, gruSize.steps], 0, gruSize.vocabulary, "int32"),
  classes(batch, 2),
];

function cnn(): tf.Sequential {
  const conv = (filters: number, first: boolean) =>
    tf.layers.conv2d({
      filters,
      kernelSize: 3,
      padding: "same",
      activation: "relu",
      ...(first && { inputShape: [32, 32, 3] }),
    });
  const pool = () => tf.layers.maxPooling2d({ poolSize: 2, strides: 2 });
  const model = tf.sequential({
    layers: [
      conv(50, true),
      conv(50, false),
      pool(),
      tf.layers.dropout({ rate: 0.25 }),
      conv(100, false),
      conv(100, false),
      pool(),
      tf.layers.dropout({ rate: 0.25 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 512, activation: "relu" }),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
  model.compile({
    optimizer: tf.train.momentum(0.01, 0.9),
    loss: "categoricalCrossentropy",
  });
  return model;
}

/** With the reset gate before the product: tfjs throws on the other. */
function gru(): tf.Sequential {
  const { vocabulary, embedding, units, steps } = gruSize;
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({
        inputDim: vocabulary,
        outputDim: embedding,
        inputLength: steps,
      }),
      tf.layers.gru({ units, recurrentActivation: "sigmoid" }),
      tf.layers.dense({ units: 2, activation: "softmax" }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.001),
    loss: "categoricalCrossentropy",
  });
  return model;
}

function product(): Pick<Ready, "once"> {
  const a = tf.randomUniform([productSize, productSize]);
  const b = tf.randomUniform([productSize, productSize]);
  return {
    async once() {
      const c = tf.matMul(a, b);
      await c.data();
      c.dispose();
    },
  };
}
