import * as tf from '@tensorflow/tfjs';

const encoder = tf.sequential({name: 'encoder'});
encoder.add(tf.layers.conv2d({inputShape: [8, 8, 1], filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu'}));
encoder.add(tf.layers.averagePooling2d({poolSize: 2}));
const decoder = tf.sequential({name: 'decoder'});
decoder.add(tf.layers.conv2dTranspose({inputShape: [2, 2, 4], filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh'}));
decoder.add(tf.layers.upSampling2d({size: [2, 2]}));
decoder.add(tf.layers.conv2d({filters: 1, kernelSize: 3, padding: 'same', activation: 'sigmoid'}));

const input = tf.input({shape: [8, 8, 1]});
const model = tf.model({inputs: input, outputs: decoder.apply(encoder.apply(input))});
model.compile({optimizer: tf.train.adam(0.01), loss: 'meanSquaredError'});
const images = tf.randomUniform([16, 8, 8, 1]);
await model.fit(images, images, {epochs: 5, batchSize: 4});
