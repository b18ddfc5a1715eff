// shows: reduce
// input: 2x2x3 = 1 2 3 -1 5 0.5 2 4 8 -3 -2 -1
const model = (x) =>
  tf.concat([tf.sum(x, 2), tf.mean(x, 2), tf.max(x, 2), tf.min(x, 2), tf.logSumExp(x, 2)], 1);
