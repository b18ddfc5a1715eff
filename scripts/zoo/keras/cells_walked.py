# Cells that RNN walks through time, one alone and two above one another.
import numpy as np
import keras
from keras import layers

x = inputs = keras.Input((5, 3))
x = layers.RNN(layers.LSTMCell(4), return_sequences=True)(x)
x = layers.RNN([layers.GRUCell(3), layers.SimpleRNNCell(3)])(x)
model = keras.Model(inputs, layers.Dense(2)(x))
model.compile(optimizer="sgd", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 5, 3), np.random.randint(2, size=8), batch_size=4)
