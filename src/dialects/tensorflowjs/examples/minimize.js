// Variables of the program itself, and the global tf.
const xs = tf.tensor1d([0, 1, 2, 3]).reshape([4, 1]);
const ys = tf.tensor1d([1.1, 5.9, 16.8, 33.9]).reshape([4, 1]);
const w = tf.variable(tf.randomNormal([1, 3], 0, 0.1), true, 'w');
const b = tf.variable(tf.zeros([3]), true, 'b');
const v = tf.variable(tf.truncatedNormal([3, 1]));
const f = (x) => tf.tidy(() => x.matMul(w).add(b).relu().matMul(v));
const loss = (pred, label) => pred.sub(label).square().mean();
const optimizer = tf.train.sgd(0.01);
for (let i = 0; i < 50; i++) optimizer.minimize(() => loss(f(xs), ys));
