# Causal padding of a dilated Conv1D.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((7, 2)),
    layers.Conv1D(4, 3, padding='causal', dilation_rate=2, activation='relu'),
    layers.Flatten(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 7, 2), np.random.randint(3, size=8), batch_size=4)
