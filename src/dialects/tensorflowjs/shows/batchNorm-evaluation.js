// shows: batchNorm.epsilon batchNorm.activeIn
// input: 2x2 = 1 10 2 20
// weights: fill
const model = tf.layers.batchNormalization();
