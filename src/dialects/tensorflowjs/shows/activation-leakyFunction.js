// shows: activation.alpha
// input: 1x4 = -2 -1 0 3
const model = (x) => tf.leakyRelu(x);
