// shows: activation
// input: 1x7 = -7 -1.5 -0.4 -0.2 0.3 1.2 7
const model = (x) =>
  tf.concat([tf.relu6(x), tf.selu(x), tf.sigmoid(x), tf.softplus(x), tf.tanh(x)], 1);
