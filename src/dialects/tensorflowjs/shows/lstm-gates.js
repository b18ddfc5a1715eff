// shows: lstm
// input: 1x3x2 = 1 -1 0.5 2 -0.5 1
// weights: fill
// Gates in the order input, forget, candidate, output; their curve is hardSigmoid.
const model = tf.layers.lstm({ units: 2 });
