// shows: dense softmax.axis
// input: 2x2 = 1 2 -1 3
// weights: 1 2 3 4 5 6 | 0.1 0.2 0.3
const model = tf.layers.dense({ units: 3, activation: 'softmax' });
