# Layers that walk backwards, a reset gate before the product, no biases, no forget bias, relu inside.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((6, 2)),
    layers.SimpleRNN(4, activation="relu", go_backwards=True, return_sequences=True),
    layers.GRU(3, reset_after=False, return_sequences=True),
    layers.LSTM(3, use_bias=True, unit_forget_bias=False, go_backwards=True, return_sequences=True),
    layers.GRU(3, use_bias=False, bias_initializer="ones"),
    layers.Dense(1),
])
model.compile(optimizer="rmsprop", loss="mse")
model.fit(np.random.rand(8, 6, 2), np.random.rand(8, 1), batch_size=4)
