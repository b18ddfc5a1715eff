# Label smoothing on logits.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(3),
])
model.compile(optimizer=keras.optimizers.Adagrad(0.1), loss=keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1))
model.fit(np.random.rand(8, 6), np.eye(3)[np.random.randint(3, size=8)], batch_size=4)
