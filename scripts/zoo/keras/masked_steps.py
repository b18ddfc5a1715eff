# Steps that a mask leaves out.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([keras.Input((5, 3)), layers.Masking(0.0), layers.LSTM(4), layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(np.random.rand(8, 5, 3), np.random.rand(8, 1), batch_size=4)
