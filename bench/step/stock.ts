// The same network in stock tfjs: `tf.sequential`, `model.fit`, nothing tuned.
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { servedWasmFiles } from "../../src/engines/tfjs/wasmFiles.ts";
import type { Timed, Work } from "./main.ts";

function network(): tf.Sequential {
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

/** Seconds of each `fit` of one batch, after one that is not counted. A backend that lacks a kernel says so. */
export async function stockSteps({
  backend,
  batch,
  steps,
}: Work): Promise<Timed> {
  setWasmPaths(servedWasmFiles);
  if (!(await tf.setBackend(backend)))
    return {
      seconds: [],
      device: "",
      refused: `tfjs cannot start ${backend} here.`,
    };
  await tf.ready();
  const model = network();
  const x = tf.randomUniform([batch, 32, 32, 3]);
  const y = tf.oneHot(tf.randomUniform([batch], 0, 10, "int32"), 10).toFloat();
  const seconds: number[] = [];
  try {
    for (let step = 0; step <= steps; step++) {
      const start = performance.now();
      await model.fit(x, y, {
        batchSize: batch,
        epochs: 1,
        shuffle: false,
        verbose: 0,
        yieldEvery: "never",
      });
      seconds.push((performance.now() - start) / 1000);
    }
  } catch (error) {
    return {
      seconds: [],
      device: backend,
      refused: error instanceof Error ? error.message : String(error),
    };
  }
  return { seconds: seconds.slice(1), device: backend, refused: null };
}
