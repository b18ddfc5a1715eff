# Transposed convolutions: valid and same, strides beyond the kernel, output padding.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((3, 4, 2)),
    layers.Conv2DTranspose(3, 2, strides=3),
    layers.Conv2DTranspose(2, 3, strides=2, padding='same'),
    layers.Conv2DTranspose(2, 3, strides=2, padding='same', output_padding=0),
    layers.GlobalAveragePooling2D(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 3, 4, 2), np.random.randint(3, size=8), batch_size=4)
