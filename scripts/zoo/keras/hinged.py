# A hinge between classes, Adamax, gradients cut at a value.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(7, activation="relu"),
    layers.Dense(4),
])
model.compile(optimizer=keras.optimizers.Adamax(0.05, clipvalue=0.01), loss="categorical_hinge")
model.fit(np.random.rand(8, 6), np.eye(4)[np.random.randint(4, size=8)], batch_size=4)
