# Normalization layer adapted to data.
import numpy as np
import keras
from keras import layers, ops

norm = layers.Normalization()
norm.adapt(np.random.rand(8, 6))
model = keras.Sequential([keras.Input((6,)), norm, layers.Dense(3)])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
