// shows: conv.padding
// input: 1x4x1 = 1 2 3 4
// weights: 1 10 100
// Of an odd amount of padding the extra zero stands at the end.
const model = tf.layers.conv1d({ filters: 1, kernelSize: 3, strides: 2, padding: 'same', useBias: false });
