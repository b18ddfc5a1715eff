// shows: activation
// input: 1x4 = -2 -1 0.5 3
const model = tf.layers.elu();
