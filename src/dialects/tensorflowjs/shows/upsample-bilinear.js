// shows: upsample.grid
// input: 1x2x2x1 = 0 3 6 1
// The corners of both grids meet; Keras puts pixel centres half a pixel inside.
const model = tf.layers.upSampling2d({ interpolation: 'bilinear' });
