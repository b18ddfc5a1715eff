# Dense on rank 3 acts on the last axis; Flatten after it.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((5, 2)),
    layers.Dense(4, activation='softsign'),
    layers.Permute((2, 1)),
    layers.Flatten(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 5, 2), np.random.randint(3, size=8), batch_size=4)
