import * as tf from '@tensorflow/tfjs';

// Transfer learning: the first layers stay as they are.
const base = tf.sequential();
base.add(tf.layers.dense({units: 6, activation: 'relu', inputShape: [5]}));
base.add(tf.layers.dense({units: 4, activation: 'relu', trainable: false}));
for (const layer of base.layers) layer.trainable = false;
const head = tf.sequential();
head.add(base);
head.add(tf.layers.dense({units: 2, activation: 'softmax'}));
head.compile({optimizer: tf.train.adam(), loss: 'categoricalCrossentropy'});
await head.fit(tf.randomNormal([4, 5]), tf.tensor2d([[1, 0], [0, 1], [1, 0], [0, 1]]), {batchSize: 4});
