// shows: lstm
// input: 1x3x2 = 1 -1 0.5 2 -0.5 1
// The forget gate's bias starts at zero, too: unitForgetBias is not set.
const model = tf.layers.lstm({ units: 2, kernelInitializer: 'ones', recurrentInitializer: 'ones', returnSequences: true });
