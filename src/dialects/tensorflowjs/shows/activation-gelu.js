// shows: activation
// input: 1x4 = -2 -1 0.5 3
// The exact curve, with erf.
const model = tf.layers.activation({ activation: 'gelu' });
