// shows: embedding
// input: int 1x3 = 2 0 2
// weights: 1 2 3 4 5 6
const model = tf.layers.embedding({ inputDim: 3, outputDim: 2 });
