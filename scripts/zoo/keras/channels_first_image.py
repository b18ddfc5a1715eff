# channels_first everywhere.
import numpy as np
import keras
from keras import layers, ops

keras.config.set_image_data_format('channels_first')
model = keras.Sequential([
    keras.Input((2, 4, 5)),
    layers.Permute((1, 3, 2)),
    layers.BatchNormalization(axis=1),
    layers.Flatten(),
    layers.Dense(3),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 2, 4, 5), np.random.randint(3, size=8), batch_size=4)
