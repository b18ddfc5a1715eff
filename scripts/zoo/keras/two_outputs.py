# Two outputs with losses by name and loss_weights.
import numpy as np
import keras
from keras import layers

inputs = keras.Input((6,))
h = layers.Dense(8, activation="swish")(inputs)
kind = layers.Dense(3, activation="softmax", name="kind")(h)
size = layers.Dense(1, name="size")(h)
model = keras.Model(inputs, [kind, size])
model.compile(optimizer="rmsprop", loss={"kind": "sparse_categorical_crossentropy", "size": "mse"}, loss_weights={"kind": 1.0, "size": 0.2})
model.fit(np.random.rand(8, 6), {"kind": np.random.randint(3, size=8), "size": np.random.rand(8, 1)}, batch_size=4)
