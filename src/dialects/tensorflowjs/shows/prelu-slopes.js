// shows: prelu
// input: 1x2x2 = -1 2 -3 4
// weights: 0.25 0.5 0.1 0.2
// A slope for every place, not for every channel.
const model = tf.layers.prelu();
