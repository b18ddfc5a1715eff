import * as tf from '@tensorflow/tfjs';

const [vocabulary, length] = [30, 7];
const model = tf.sequential({
  layers: [
    tf.layers.embedding({inputDim: vocabulary, outputDim: 6, inputLength: length}),
    tf.layers.lstm({units: 5, returnSequences: true}),
    tf.layers.lstm({units: 4, recurrentActivation: 'sigmoid', unitForgetBias: true}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
model.compile({optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['acc']});
const words = Array.from({length: 8}, (_, i) => Array.from({length}, (_, j) => (7 * i + 3 * j) % vocabulary));
const xs = tf.tensor2d(words, [8, length], 'int32');
const ys = tf.tensor2d([0, 1, 1, 0, 1, 0, 0, 1], [8, 1]);
await model.fit(xs, ys, {epochs: 2, batchSize: 4, validationData: [xs, ys]});
