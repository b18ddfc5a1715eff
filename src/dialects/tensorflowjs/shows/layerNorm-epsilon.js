// shows: layerNorm
// input: 2x3 = 0.01 0.02 0.03 1 2 4
// weights: 1 2 3 | 0.1 0.2 0.3
// Tiny inputs show that epsilon stands inside the root.
const model = tf.layers.layerNormalization();
