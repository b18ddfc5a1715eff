# trainable changed after compile: takes effect only at the next compile (fit warns in Keras 2, follows in Keras 3?).
import numpy as np
import keras
from keras import layers
model = keras.Sequential([keras.Input((4,)), layers.Dense(5, activation="relu", name="first"), layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.get_layer("first").trainable = False
model.fit(np.random.rand(6, 4), np.random.rand(6, 1), batch_size=3)
