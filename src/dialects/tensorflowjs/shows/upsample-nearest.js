// shows: upsample.interpolation
// input: 1x2x2x1 = 0 3 6 1
const model = tf.layers.upSampling2d({});
