// shows: dense
// input: 1x2 = 1 10
// weights: 1 2 3 4 5 6 | 0.1 0.2 0.3
const model = tf.layers.dense({ units: 3 });
