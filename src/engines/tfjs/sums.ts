// Sums over axes, shaped so that wasm takes its fast path.
import * as tf from "@tensorflow/tfjs-core";
import { asFloats } from "./floats.ts";
import type { Kernel } from "./kernels.ts";

/** From how many summands on the way round is the shorter one. */
const many = 256;

/** On wasm a sum over all axes but the last turns the whole tensor round first; an average over each example's window reads it as it lies. */
function sumOfChannels(x: tf.Tensor): tf.Tensor {
  const [examples, channels] = [x.shape[0] ?? 1, x.shape.at(-1) ?? 1];
  const places = x.size / examples / channels;
  const image = tf.reshape<tf.Rank.R4>(x, [examples, places, 1, channels]);
  const means = tf.avgPool(image, [places, 1], 1, "valid");
  const sums = tf.sum(tf.reshape(means, [examples, channels]), [0]);
  return tf.mul(sums, tf.scalar(places));
}

export const reduceSum: Kernel<"reduceSum"> = (
  inputs,
  { axes, keepDims },
  { backend, shape },
) => {
  const [given] = inputs as readonly [tf.Tensor];
  const x = asFloats(given, backend);
  const allButLast =
    x.rank >= 3 &&
    axes.length === x.rank - 1 &&
    axes.every((axis, i) => axis === i);
  const examples = x.shape[0] ?? 1;
  const places = x.size / Math.max(examples * (x.shape.at(-1) ?? 1), 1);
  return backend === "wasm" && allButLast && places >= many
    ? tf.reshape(sumOfChannels(x), [...shape])
    : tf.sum(x, [...axes], keepDims);
};
