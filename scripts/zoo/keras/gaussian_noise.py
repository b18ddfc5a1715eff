# Gaussian noise.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.GaussianNoise(0.1),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
