import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.reshape({targetShape: [4, 3], inputShape: [12]}));
model.add(tf.layers.permute({dims: [2, 1]}));
model.add(tf.layers.conv1d({filters: 5, kernelSize: 2, activation: 'selu'}));
model.add(tf.layers.maxPooling1d({poolSize: 2}));
model.add(tf.layers.flatten());
model.add(tf.layers.prelu());
model.add(tf.layers.dense({units: 2, activation: 'linear'}));
const weighted = (yTrue, yPred) => {
  const difference = yPred.sub(yTrue);
  return tf.add(difference.square().mean().mul(0.7), tf.mean(tf.abs(difference)).mul(0.3));
};
model.compile({optimizer: tf.train.adam(0.01, 0.8, 0.99, 1e-3), loss: weighted});
await model.fit(tf.randomNormal([8, 12]), tf.randomNormal([8, 2]), {batchSize: 8, epochs: 2});
