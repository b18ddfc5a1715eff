# An encoder whose last states start a decoder.
import numpy as np
import keras
from keras import layers

asked = keras.Input((5, 3))
told = keras.Input((4, 2))
_, h, c = layers.LSTM(4, return_state=True)(asked)
decoded = layers.LSTM(4, return_sequences=True)(told, initial_state=[h, c])
out = layers.TimeDistributed(layers.Dense(2))(decoded)
model = keras.Model([asked, told], out)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
model.fit([np.random.rand(8, 5, 3), np.random.rand(8, 4, 2)], np.random.rand(8, 4, 2), batch_size=4)
