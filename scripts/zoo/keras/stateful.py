# States that live on from batch to batch.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([keras.Input(batch_shape=(4, 5, 3)), layers.GRU(4, stateful=True), layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(np.random.rand(8, 5, 3), np.random.rand(8, 1), batch_size=4)
