# A penalty added inside a layer's call.
import numpy as np
import keras
from keras import layers, ops

class Pen(layers.Layer):
    def call(self, x):
        self.add_loss(1e-2 * ops.sum(ops.square(x)))
        return x


model = keras.Sequential([keras.Input((6,)), layers.Dense(5), Pen(), layers.Dense(3)])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
