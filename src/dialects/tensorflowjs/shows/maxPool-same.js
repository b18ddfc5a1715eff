// shows: maxPool.padding
// input: 1x3x1 = -1 -2 -3
// Padding never wins.
const model = tf.layers.maxPooling1d({ poolSize: 2, strides: 2, padding: 'same' });
