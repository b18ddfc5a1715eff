// shows: convTranspose.crop
// input: 1x1x2x1 = 1 2
// weights: 1 10 100
// The output is as long as the strides say.
const model = tf.layers.conv2dTranspose({ filters: 1, kernelSize: [1, 3], strides: [1, 2], padding: 'same', useBias: false });
