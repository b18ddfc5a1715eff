# A loss that sums over the batch.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(2),
])
model.compile(optimizer=keras.optimizers.RMSprop(0.01, momentum=0.9, centered=True), loss=keras.losses.MeanSquaredError(reduction='sum'))
model.fit(np.random.rand(8, 6), np.random.rand(8, 2), batch_size=4)
