// shows: math
// input: 1x4 = 0.25 1 2 3.5
const model = (x) => {
  const y = tf.sub(x, 1.5);
  const first = [tf.exp(x), tf.log(x), tf.sqrt(x), tf.rsqrt(x), tf.square(y), tf.abs(y)];
  return tf.concat([...first, tf.neg(x), tf.sign(y), tf.sin(x), tf.cos(x), tf.clipByValue(x, 0.5, 3)], 1);
};
