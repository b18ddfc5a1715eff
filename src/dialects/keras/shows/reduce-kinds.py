# shows: reduce
# input: 2x2x3 = 1 2 3 -1 5 0.5 2 4 8 -3 -2 -1
import keras
from keras import ops

x = keras.Input((2, 3))
rows = [ops.sum(x, axis=2), ops.mean(x, axis=2), ops.max(x, axis=2), ops.min(x, axis=2), ops.logsumexp(x, axis=2)]
model = keras.Model(x, ops.concatenate(rows + [ops.mean(x, axis=(1, 2), keepdims=True)[:, 0]], axis=1))
