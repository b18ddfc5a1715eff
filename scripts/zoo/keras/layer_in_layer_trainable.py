# A sublayer frozen inside a nested model; batch norm frozen with it.
import numpy as np
import keras
from keras import layers, ops

inner = keras.Sequential([keras.Input((6,)), layers.Dense(5), layers.BatchNormalization()])
inner.layers[0].trainable = False
inner.layers[-1].trainable = False
model = keras.Sequential([keras.Input((6,)), inner, layers.Dense(3)])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
