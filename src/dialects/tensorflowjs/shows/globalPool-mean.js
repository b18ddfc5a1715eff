// shows: globalPool
// input: 1x2x2x2 = 0 1 2 3 4 5 6 7
const model = tf.layers.globalAveragePooling2d({});
