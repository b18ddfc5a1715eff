import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.conv2D({filters: 2, kernelSize: 3, inputShape: [4, 4, 1]}));
