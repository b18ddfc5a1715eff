# ops.stop_gradient inside a model.
import numpy as np
import keras
from keras import layers, ops

a = keras.Input((6,))
h = layers.Dense(5)(a)
model = keras.Model(a, layers.Dense(3)(h + ops.stop_gradient(h * h)))
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
