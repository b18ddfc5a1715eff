# Embedding that masks zeros before an average.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.Embedding(10, 4, mask_zero=True),
    layers.GlobalAveragePooling1D(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.randint(10, size=(8, 6)), np.random.randint(3, size=8), batch_size=4)
