# keras.ops on symbolic tensors in a functional model: slices, split, mean over negative axes, where-free arithmetic.
import numpy as np
import keras
from keras import layers, ops

inputs = keras.Input((6, 8))
h = layers.Dense(10)(inputs)
a, b = ops.split(h, 2, axis=-1)
x = a * ops.sigmoid(b)
x = ops.mean(x, axis=-2, keepdims=True)
last = inputs[:, -1]
x = layers.Concatenate(axis=-1)([ops.squeeze(x, axis=1), last])
x = ops.gelu(x)
x = layers.LeakyReLU(negative_slope=0.1)(x)
x = ops.expand_dims(x, 1)
x = layers.Permute((2, 1))(x)
x = layers.Reshape((-1,))(x)
out = layers.Dense(2)(x)
model = keras.Model(inputs, out)
model.compile(optimizer=keras.optimizers.AdamW(1e-3, weight_decay=0.01), loss=keras.losses.Huber())
model.fit(np.random.rand(6, 6, 8), np.random.rand(6, 2), batch_size=3)
