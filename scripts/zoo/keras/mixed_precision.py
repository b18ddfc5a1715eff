# A mixed-precision policy set at the top.
import numpy as np
import keras
keras.mixed_precision.set_global_policy("mixed_float16")
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, dtype="float32")])
model.compile("adam", "mse")
model.fit(np.random.rand(8, 4), np.random.rand(8, 1), batch_size=4)
