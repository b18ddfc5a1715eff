# Merging layers and operators.
import numpy as np
import keras
from keras import layers, ops

a = keras.Input((6,))
x = layers.Dense(5)(a)
y = layers.Dense(5)(a)
z = layers.Concatenate(axis=1)([layers.Average()([x, y]), layers.Maximum()([x, y]), layers.Subtract()([x, y]), layers.Multiply()([x, y]), layers.Minimum()([x, y])])
z = layers.concatenate([z, x - 2 * y, 1 - x])
model = keras.Model(a, layers.Dense(3)(z))
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
