# shows: arithmetic
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
# Two halves of a row with one another, and with numbers.
import keras
from keras import ops

x = keras.Input((4,))
a, b = x[:, :2], x[:, 2:]
pairs = [ops.add(a, b), ops.subtract(a, b), ops.multiply(a, b), ops.divide(a, b), ops.power(a, b), ops.maximum(a, b), ops.minimum(a, b)]
model = keras.Model(x, ops.concatenate(pairs + [a + 2, 2 - a, a * 3, 1 / a, a**2], axis=1))
