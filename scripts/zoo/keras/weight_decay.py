# AdamW with weights that are left out of the decay.
import numpy as np
import keras
from keras import layers, ops

o = keras.optimizers.AdamW(1e-2, weight_decay=0.1)
o.exclude_from_weight_decay(var_names=['bias'])
model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(5),
    layers.Dense(3),
])
model.compile(optimizer=o, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
