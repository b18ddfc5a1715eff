// shows: avgPool.countPadding avgPool.padding
// input: 1x3x1 = 1 2 3
// Padded zeros do not count in the mean.
const model = tf.layers.averagePooling1d({ poolSize: 2, strides: 1, padding: 'same' });
