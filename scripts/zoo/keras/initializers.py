# Weights drawn every way.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((20,)),
    layers.Dense(30, kernel_initializer='he_uniform', bias_initializer='ones'),
    layers.Dense(30, kernel_initializer=keras.initializers.VarianceScaling(2.0, mode='fan_out', distribution='untruncated_normal')),
    layers.Dense(30, kernel_initializer=keras.initializers.TruncatedNormal(stddev=0.2)),
    layers.Dense(30, kernel_initializer='lecun_normal'),
    layers.Dense(3, kernel_initializer=keras.initializers.RandomUniform(-0.3, 0.1)),
])
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 20), np.random.randint(3, size=8), batch_size=4)
