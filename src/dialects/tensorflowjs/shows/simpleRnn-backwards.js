// shows: simpleRnn
// input: 1x3x2 = 1 -1 0.5 2 -0.5 1
// weights: fill
const model = tf.layers.simpleRNN({ units: 2, goBackwards: true, returnSequences: true });
