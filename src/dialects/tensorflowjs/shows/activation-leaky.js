// shows: activation.alpha
// input: 1x4 = -2 -1 0 3
// The layer's slope is 0.3; the function tf.leakyRelu has 0.2.
const model = tf.layers.leakyReLU();
