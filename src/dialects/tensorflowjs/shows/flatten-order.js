// shows: flatten
// input: 1x2x2x2 = 0 1 2 3 4 5 6 7
// Channels come last: neighbours are channels.
const model = tf.layers.flatten();
