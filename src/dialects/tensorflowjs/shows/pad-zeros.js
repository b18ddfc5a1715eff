// shows: pad
// input: 1x1x2x1 = 1 2
const model = tf.layers.zeroPadding2d({ padding: [[0, 1], [1, 2]] });
