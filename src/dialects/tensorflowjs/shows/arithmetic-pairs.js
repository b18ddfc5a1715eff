// shows: arithmetic slice
// input: 2x4 = 1 2 3 4 0.5 0.25 2 8
const model = (x) => {
  const a = tf.slice(x, [0, 0], [-1, 2]);
  const b = tf.slice(x, [0, 2], [-1, 2]);
  const pairs = [tf.add(a, b), tf.sub(a, b), tf.mul(a, b), tf.div(a, b), tf.pow(a, b)];
  return tf.concat([...pairs, tf.maximum(a, b), tf.minimum(a, b), tf.add(a, 2), tf.sub(2, a)], 1);
};
