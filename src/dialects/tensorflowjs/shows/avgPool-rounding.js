// shows: avgPool.rounding
// input: 1x5x1 = 1 2 3 4 100
// An incomplete last window is dropped.
const model = tf.layers.averagePooling1d({ poolSize: 2 });
