// shows: gru
// input: 1x3x2 = 1 -1 0.5 2 -0.5 1
// weights: fill
// The reset gate acts before the product; the gates' curve is hardSigmoid.
const model = tf.layers.gru({ units: 2, returnSequences: true });
