// shows: maxPool.strides maxPool.rounding
// input: 1x5x1 = 1 2 3 4 100
const model = tf.layers.maxPooling1d({ poolSize: 2 });
