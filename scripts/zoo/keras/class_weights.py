# Classes that count unlike, clipped gradients, and half a cosine after a warm-up.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(5, activation="tanh", kernel_regularizer="l2"),
    layers.Dense(3, activation="softmax"),
])
rate = keras.optimizers.schedules.CosineDecay(0.02, 100, warmup_target=0.1, warmup_steps=10)
model.compile(optimizer=keras.optimizers.Nadam(rate, global_clipnorm=0.3), loss="sparse_categorical_crossentropy")
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4, class_weight={0: 1.0, 2: 3.0})
