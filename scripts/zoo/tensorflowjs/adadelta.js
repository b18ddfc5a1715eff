import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [3]})]});
model.compile({optimizer: tf.train.adadelta(1), loss: 'meanSquaredError'});
await model.fit(tf.randomNormal([4, 3]), tf.zeros([4, 1]));
