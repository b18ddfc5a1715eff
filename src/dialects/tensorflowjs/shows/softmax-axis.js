// shows: softmax
// input: 2x3 = 1 2 3 0 -1 2
// The layer's axis is 1, not the last; any other than the last is an error.
const model = tf.layers.softmax();
