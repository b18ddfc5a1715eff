// shows: matmul
// input: 2x2x3 = 1 2 3 4 5 6 -1 0.5 2 0 1 -2
const model = (x) => tf.matMul(x, x, false, true);
