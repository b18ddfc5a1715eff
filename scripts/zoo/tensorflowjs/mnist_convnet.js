import * as tf from '@tensorflow/tfjs';

const IMAGE_SIZE = 28;
const NUM_CLASSES = 10;

function createConvModel() {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({
    inputShape: [IMAGE_SIZE, IMAGE_SIZE, 1],
    kernelSize: 3,
    filters: 8,
    activation: 'relu',
  }));
  model.add(tf.layers.maxPooling2d({poolSize: 2, strides: 2}));
  model.add(tf.layers.conv2d({kernelSize: 3, filters: 16, activation: 'relu'}));
  model.add(tf.layers.maxPooling2d({poolSize: 2, strides: 2}));
  model.add(tf.layers.flatten({}));
  model.add(tf.layers.dense({units: 32, activation: 'relu'}));
  model.add(tf.layers.dropout({rate: 0.25}));
  model.add(tf.layers.dense({units: NUM_CLASSES, activation: 'softmax'}));
  return model;
}

async function train(model, onIteration) {
  model.compile({optimizer: 'rmsprop', loss: 'categoricalCrossentropy', metrics: ['accuracy']});
  const xs = tf.randomUniform([40, IMAGE_SIZE, IMAGE_SIZE, 1]);
  const labels = tf.oneHot(tf.tensor1d([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 'int32'), NUM_CLASSES);
  await model.fit(xs, labels, {
    batchSize: 8,
    validationSplit: 0.15,
    epochs: 3,
    callbacks: {onBatchEnd: async (batch, logs) => { onIteration && onIteration('onBatchEnd', batch, logs); await tf.nextFrame(); }},
  });
}

const model = createConvModel();
model.summary();
await train(model, (tag, batch) => console.log(tag, batch));
