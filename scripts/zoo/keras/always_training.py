# Monte-Carlo dropout: training=True at the call keeps it on for ever.
import numpy as np
import keras
from keras import layers

inputs = keras.Input((6,))
x = layers.Dense(8, activation="relu")(inputs)
x = layers.Dropout(0.5)(x, training=True)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile("sgd", "mae")
model.fit(np.random.rand(8, 6), np.random.rand(8, 1), batch_size=4)
