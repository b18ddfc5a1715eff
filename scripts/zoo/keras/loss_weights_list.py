# Two outputs weighed by a dictionary, losses in a list.
import numpy as np
import keras
from keras import layers, ops

a = keras.Input((6,))
h = layers.Dense(5, activation='relu')(a)
model = keras.Model(a, [layers.Dense(3, name='one')(h), layers.Dense(2, name='two')(h)])
model.compile('sgd', loss=[keras.losses.SparseCategoricalCrossentropy(from_logits=True), 'mae'], loss_weights={'two': 0.3, 'one': 2.0})
model.fit(np.random.rand(8, 6), [np.random.randint(3, size=8), np.random.rand(8, 2)], batch_size=4)
