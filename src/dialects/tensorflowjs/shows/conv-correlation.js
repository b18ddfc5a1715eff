// shows: conv
// input: 1x3x1 = 1 0 0
// weights: 1 2 3
// The kernel is not flipped.
const model = tf.layers.conv1d({ filters: 1, kernelSize: 3, padding: 'same', useBias: false });
