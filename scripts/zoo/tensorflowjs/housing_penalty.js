import * as tf from '@tensorflow/tfjs';

/** Boston housing in two hidden layers, with a penalty on the weights. */
export const multiLayerPerceptron = () => {
  const model = tf.sequential();
  model.add(tf.layers.dense({
    inputShape: [12],
    units: 10,
    activation: 'sigmoid',
    kernelInitializer: 'leCunNormal',
    kernelRegularizer: tf.regularizers.l2({l2: 0.05}),
  }));
  model.add(tf.layers.dense({units: 10, activation: 'elu', kernelRegularizer: 'l1l2', biasInitializer: tf.initializers.constant({value: 0.1})}));
  model.add(tf.layers.dense({units: 1}));
  return model;
};

const model = multiLayerPerceptron();
model.compile({optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError'});
await model.fit(tf.randomNormal([40, 12]), tf.range(0, 40).div(40).reshape([40, 1]), {batchSize: 10, epochs: 2});
const result = model.evaluate(tf.randomNormal([10, 12]), tf.zeros([10, 1]), {batchSize: 10});
console.log('Test loss', result.dataSync()[0]);
