const tf = require('@tensorflow/tfjs');

// Class numbers as targets.
(async () => {
  const model = tf.sequential();
  model.add(tf.layers.dense({units: 10, activation: 'sigmoid', inputShape: [4]}));
  model.add(tf.layers.dense({units: 3, activation: 'softmax'}));
  model.compile({optimizer: tf.train.adagrad(0.05), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy']});
  const xs = tf.randomUniform([9, 4]);
  const ys = tf.tensor1d([0, 1, 2, 2, 1, 0, 0, 1, 2]);
  await model.fit(xs, ys, {epochs: 4, batchSize: 9});
  model.predict(xs).argMax(-1).print();
})();
