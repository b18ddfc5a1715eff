# shows: math
# input: 1x4 = 0.25 1 2 3.5
import keras
from keras import ops

x = keras.Input((4,))
y = x - 1.5
made = [ops.exp(x), ops.log(x), ops.sqrt(x), ops.rsqrt(x), ops.square(y), ops.abs(y), ops.negative(x), ops.sign(y), ops.sin(x), ops.cos(x), ops.clip(x, 0.5, 3)]
model = keras.Model(x, ops.concatenate(made, axis=1))
