# Even kernels and strides with same padding, where one side gets more.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((10, 9, 2)),
    layers.Conv2D(4, 4, strides=3, padding='same'),
    layers.Conv2D(3, 2, padding='same', dilation_rate=2),
    layers.GlobalMaxPooling2D(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(4, 10, 9, 2), np.random.randint(3, size=4), batch_size=4)
