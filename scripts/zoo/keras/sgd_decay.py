# SGD with weight_decay and nesterov.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(3),
])
model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.8, nesterov=True, weight_decay=0.01), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
