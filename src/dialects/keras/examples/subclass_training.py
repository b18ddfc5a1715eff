# A model as a class: one dropout follows the mode, one is always on, and a raw weight is used directly.
import keras
import numpy as np
from keras import layers, ops


class Scale(layers.Layer):
    def build(self, input_shape):
        self.factor = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="factor")

    def call(self, x):
        return x * self.factor


class Classifier(keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.first = layers.Dense(hidden, activation=keras.activations.tanh)
        self.scale = Scale()
        self.drop = layers.Dropout(0.5)
        self.noise = layers.Dropout(0.1)
        self.last = layers.Dense(3)

    def call(self, x, training=False):
        x = ops.reshape(x, (-1, 12))
        x = self.scale(self.first(x))
        x = self.drop(x, training=training)
        x = self.noise(x, training=True)
        return ops.softmax(self.last(x), axis=-1)


model = Classifier(20)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy")
model.fit(np.zeros((60, 3, 4), "float32"), np.zeros(60, "int32"), epochs=2)
