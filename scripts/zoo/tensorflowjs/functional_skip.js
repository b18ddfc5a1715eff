const tf = require('@tensorflow/tfjs-node');

// A residual block with batch normalisation, and the loss on raw scores.
function block(x, filters) {
  let y = tf.layers.conv2d({filters, kernelSize: 3, padding: 'same', useBias: false}).apply(x);
  y = tf.layers.batchNormalization().apply(y);
  y = tf.layers.activation({activation: 'relu'}).apply(y);
  y = tf.layers.conv2d({filters, kernelSize: 3, padding: 'same', useBias: false}).apply(y);
  y = tf.layers.batchNormalization({momentum: 0.9}).apply(y);
  return tf.layers.reLU().apply(tf.layers.add().apply([x, y]));
}

const input = tf.input({shape: [8, 8, 3]});
let x = tf.layers.conv2d({filters: 6, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu', kernelInitializer: 'heNormal'}).apply(input);
for (let i = 0; i < 2; i++) x = block(x, 6);
x = tf.layers.globalAveragePooling2d({}).apply(x);
const model = tf.model({inputs: input, outputs: tf.layers.dense({units: 4}).apply(x)});

model.compile({optimizer: tf.train.momentum(0.05, 0.9, true), loss: tf.losses.softmaxCrossEntropy});
const xs = tf.randomNormal([12, 8, 8, 3]);
const ys = tf.tensor2d([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]);
model.fit(xs, ys, {epochs: 2, batchSize: 6, shuffle: false}).then((info) => console.log(info.history.loss));
