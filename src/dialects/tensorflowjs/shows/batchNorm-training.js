// shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis batchNorm.activeIn
// input: 4x2 = 1 10 2 20 3 30 6 60
// mode: training
// The moving variance is divided by n, and takes a hundredth of the new one.
const model = tf.layers.batchNormalization();
