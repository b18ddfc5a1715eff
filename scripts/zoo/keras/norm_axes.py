# Batch norm over another axis, layer norm over two, without scale.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((5, 4)),
    layers.BatchNormalization(axis=1, scale=False, epsilon=1e-2),
    layers.LayerNormalization(axis=[1, 2], center=False),
    layers.Flatten(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 5, 4), np.random.randint(3, size=8), batch_size=4)
