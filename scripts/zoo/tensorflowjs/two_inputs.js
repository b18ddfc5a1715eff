import * as tf from '@tensorflow/tfjs';

const [left, right] = [tf.input({shape: [6], name: 'left'}), tf.input({shape: [3], name: 'right'})];
const wide = tf.layers.dense({units: 5, activation: 'softplus'}).apply(left);
const deep = tf.layers.dense({units: 5, activation: 'swish'}).apply(right);
const merged = tf.layers.concatenate().apply([wide, deep, tf.layers.multiply().apply([wide, deep])]);
const mean = tf.layers.average().apply([wide, deep]);
const head = tf.layers.layerNormalization().apply(tf.layers.concatenate().apply([merged, mean]));
const output = tf.layers.dense({units: 3, activation: 'softmax', name: 'answer'}).apply(head);
const model = tf.model({inputs: [left, right], outputs: output});
model.compile({optimizer: tf.train.adamax(0.02), loss: 'categoricalCrossentropy'});
const answers = tf.tensor2d([[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 0], [1, 0, 0]]);
await model.fit([tf.randomNormal([6, 6]), tf.randomNormal([6, 3])], answers, {batchSize: 3, epochs: 2});
