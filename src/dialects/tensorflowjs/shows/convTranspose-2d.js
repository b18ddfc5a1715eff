// shows: convTranspose
// input: 1x2x2x2 = 1 2 3 4 5 6 7 8
// weights: fill
const model = tf.layers.conv2dTranspose({ filters: 3, kernelSize: 2, strides: 2 });
