import * as tf from '@tensorflow/tfjs';

class Antirectifier extends tf.layers.Layer {
  constructor() {
    super({});
    this.supportsMasking = true;
  }
  computeOutputShape(inputShape) {
    return [inputShape[0], 2 * inputShape[1]];
  }
  call(inputs, kwargs) {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    this.invokeCallHook(inputs, kwargs);
    const centered = tf.sub(input, tf.mean(input, 1).reshape([-1, 1]));
    return tf.concat([tf.relu(centered), tf.relu(tf.neg(centered))], 1);
  }
  static get className() {
    return 'Antirectifier';
  }
}

const model = tf.sequential();
model.add(tf.layers.dense({units: 6, inputShape: [4]}));
model.add(new Antirectifier());
model.add(tf.layers.dense({units: 3, activation: 'softmax'}));
model.compile({loss: 'categoricalCrossentropy', optimizer: 'sgd'});
await model.fit(tf.randomUniform([6, 4]), tf.tensor2d([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]), {batchSize: 6});
