# Two inputs, two outputs, two losses with weights.
import keras
import numpy as np
from keras import layers

left, right = keras.Input((4,), name="left"), keras.Input((6,), name="right")
joined = layers.concatenate([layers.Dense(8, "relu")(left), layers.Dense(8, "relu")(right)])
model = keras.Model([left, right], [layers.Dense(3, name="kind")(joined), layers.Dense(1, name="size")(joined)])
model.compile("sgd", [keras.losses.SparseCategoricalCrossentropy(from_logits=True), "mse"], loss_weights=[1.0, 0.5])
model.fit([np.zeros((10, 4)), np.zeros((10, 6))], [np.zeros(10, "int64"), np.zeros((10, 1))], batch_size=5)
