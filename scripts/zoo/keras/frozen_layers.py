# Layers frozen one by one in a loop before compile, batch norm among them (frozen means inference mode).
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8,)),
    layers.Dense(6, activation="relu", name="dense_a"),
    layers.BatchNormalization(name="norm"),
    layers.Dense(5, activation="relu", name="dense_b"),
    layers.Dense(2, name="head"),
])
for layer in model.layers[:-2]:
    layer.trainable = False
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 8), np.random.randint(2, size=(8,)), batch_size=4)
