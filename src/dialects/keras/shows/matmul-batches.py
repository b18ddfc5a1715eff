# shows: matmul
# input: 2x2x3 = 1 2 3 4 5 6 -1 0.5 2 0 1 -2
import keras

x = keras.Input((2, 3))
model = keras.Model(x, keras.ops.matmul(x, keras.ops.transpose(x, (0, 2, 1))))
