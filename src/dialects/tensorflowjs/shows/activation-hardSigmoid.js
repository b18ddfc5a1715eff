// shows: activation
// input: 1x5 = -4 -1 0 1 4
// One fifth of x, plus one half; Keras 3 takes one sixth.
const model = tf.layers.activation({ activation: 'hardSigmoid' });
