# A Siamese model with a shared embedding network and a distance by Lambda and keras.ops.
import numpy as np
import keras
from keras import layers, ops


def make_tower():
    return keras.Sequential([
        layers.Input((10, 2)),
        layers.Conv1D(4, 3, dilation_rate=2, activation="tanh"),
        layers.GlobalAveragePooling1D(),
        layers.Dense(5),
    ], name="tower")


tower = make_tower()
a, b = layers.Input((10, 2)), layers.Input((10, 2))
distance = layers.Lambda(lambda t: ops.abs(t[0] - t[1]))([tower(a), tower(b)])
out = layers.Dense(1, activation="sigmoid")(distance)
siamese = keras.Model([a, b], out)
siamese.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adagrad(0.01), metrics=["accuracy"])
siamese.fit([np.random.rand(8, 10, 2), np.random.rand(8, 10, 2)], np.random.randint(2, size=(8, 1)), batch_size=4)
