import * as tf from '@tensorflow/tfjs';

// The blocks of a MobileNet: a convolution per channel, then one across channels.
const model = tf.sequential();
const add = (layer) => model.add(layer);
add(tf.layers.conv2d({inputShape: [10, 10, 3], filters: 4, kernelSize: 3, strides: 2, padding: 'same', useBias: false}));
for (const [filters, strides] of [[6, 1], [8, 2]]) {
  add(tf.layers.batchNormalization());
  add(tf.layers.reLU({maxValue: 6}));
  if (strides === 2) add(tf.layers.zeroPadding2d({padding: [[0, 1], [0, 1]]}));
  add(tf.layers.depthwiseConv2d({kernelSize: 3, strides, padding: strides === 2 ? 'valid' : 'same', depthMultiplier: 1, useBias: false}));
  add(tf.layers.leakyReLU());
  add(tf.layers.conv2d({filters, kernelSize: 1, useBias: true}));
}
add(tf.layers.cropping2D({cropping: [[0, 1], [1, 0]]}));
add(tf.layers.globalMaxPooling2d({}));
add(tf.layers.dense({units: 2}));
model.compile({optimizer: tf.train.momentum(0.01, 0.9), loss: tf.losses.sigmoidCrossEntropy});
await model.fit(tf.randomNormal([8, 10, 10, 3]), tf.tensor2d([[0, 1], [1, 0], [1, 1], [0, 0], [0, 1], [1, 0], [1, 1], [0, 0]]), {batchSize: 4});
