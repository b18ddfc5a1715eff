# kernel_regularizer and activity: a term of the loss that is written at a layer.
import numpy as np
import keras
from keras import layers, regularizers

model = keras.Sequential([
    keras.Input((8,)),
    layers.Dense(6, activation="relu", kernel_regularizer=regularizers.l2(0.01)),
    layers.Dense(2, kernel_regularizer=regularizers.L1L2(l1=1e-4, l2=1e-3)),
])
model.compile(optimizer="sgd", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 8), np.random.randint(2, size=(8,)), batch_size=4)
