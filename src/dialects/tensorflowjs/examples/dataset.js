// Batches from a generator.
import * as tf from '@tensorflow/tfjs';
function* data() { for (let i = 0; i < 100; i++) yield {xs: tf.randomNormal([4]), ys: tf.tensor1d([1, 0])}; }
const ds = tf.data.generator(data).shuffle(20).batch(16);
const model = tf.sequential({layers: [tf.layers.dense({units: 2, inputShape: [4], activation: 'softmax'})]});
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy'});
await model.fitDataset(ds, {epochs: 3});
