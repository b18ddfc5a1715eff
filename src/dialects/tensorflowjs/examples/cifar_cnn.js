// The CNN of the notebooks for CIFAR-10, as a TensorFlow.js program says it.
import * as tf from '@tensorflow/tfjs';
import { cifarForLibrary, EPOCHS, BATCHSIZE, LR, MOMENTUM, N_CLASSES } from './common/utils.js';

function createModel() {
  const model = tf.sequential();
  const conv = { kernelSize: 3, padding: 'same', activation: 'relu', kernelInitializer: 'glorotUniform' };
  model.add(tf.layers.conv2d({ ...conv, filters: 50, inputShape: [32, 32, 3] }));
  model.add(tf.layers.conv2d({ ...conv, filters: 50 }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }));
  model.add(tf.layers.dropout({ rate: 0.25 }));
  model.add(tf.layers.conv2d({ ...conv, filters: 100 }));
  model.add(tf.layers.conv2d({ ...conv, filters: 100 }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }));
  model.add(tf.layers.dropout({ rate: 0.25 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 512, activation: 'relu', kernelInitializer: 'glorotUniform' }));
  model.add(tf.layers.dropout({ rate: 0.5 }));
  model.add(tf.layers.dense({ units: N_CLASSES, activation: 'softmax', kernelInitializer: 'glorotUniform' }));
  return model;
}

async function main() {
  const [xTrain, xTest, yTrain, yTest] = cifarForLibrary({ oneHot: true }).map((each) => tf.tensor(each));
  const model = createModel();
  model.compile({
    optimizer: tf.train.momentum(LR, MOMENTUM),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(xTrain, yTrain, { batchSize: BATCHSIZE, epochs: EPOCHS });
  const predicted = model.predict(xTest, { batchSize: BATCHSIZE }).argMax(-1);
  console.log('Test examples:', predicted.shape[0]);
}

main();
