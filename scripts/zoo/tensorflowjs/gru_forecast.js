import * as tf from '@tensorflow/tfjs';

// A GRU over a series, then a simple recurrent layer that walks backwards.
const model = tf.sequential();
model.add(tf.layers.gru({units: 6, returnSequences: true, inputShape: [5, 3], recurrentInitializer: 'glorotNormal'}));
model.add(tf.layers.simpleRNN({units: 4, goBackwards: true, activation: 'relu'}));
model.add(tf.layers.dense({units: 2, useBias: false}));
model.compile({optimizer: tf.train.rmsprop(0.005, 0.9, 0.5), loss: tf.losses.huberLoss});
const xs = tf.randomNormal([10, 5, 3]);
const ys = tf.randomNormal([10, 2], 0, 2, 'float32', 7);
for (let epoch = 0; epoch < 3; epoch++) {
  const history = await model.fit(xs, ys, {batchSize: 5, epochs: 1});
  console.log(epoch, history.history.loss[0]);
}
