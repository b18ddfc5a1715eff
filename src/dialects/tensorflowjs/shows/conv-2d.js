// shows: conv
// input: 1x3x3x2 = 1 9 2 8 3 7 4 6 5 5 6 4 7 3 8 2 9 1
// weights: fill
const model = tf.layers.conv2d({ filters: 2, kernelSize: 2 });
