// shows: dropout.activeIn
// input: 2x3 = 1 2 3 4 5 6
const model = tf.layers.dropout({ rate: 0.25 });
