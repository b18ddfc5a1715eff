# Pooling with same padding: borders are not counted.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((9, 8, 2)),
    layers.Conv2D(3, 1),
    layers.AveragePooling2D(3, strides=2, padding='same'),
    layers.MaxPooling2D((2, 3), padding='same'),
    layers.Flatten(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 9, 8, 2), np.random.randint(3, size=8), batch_size=4)
