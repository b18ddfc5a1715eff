// shows: permute reshape concatenate
// input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
const model = (x) =>
  tf.concat([tf.reshape(tf.transpose(x, [0, 2, 1]), [-1, 6]), tf.reshape(x, [-1, 6])], 1);
