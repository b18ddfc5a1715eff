// shows: avgPool.countPadding avgPool.padding
// input: 1x1x3x1 = 1 2 3
// A border given as a number does not count either.
const model = (x) => tf.avgPool(x, [3, 3], 1, 1);
