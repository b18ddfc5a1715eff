# A VGG-like builder from a list, GroupNormalization, SpatialDropout, PReLU with shared axes.
import numpy as np
import keras
from keras import layers

CONFIG = [4, "M", 8, "M"]


def make(config, classes):
    stack = [keras.Input((12, 12, 3))]
    for entry in config:
        if entry == "M":
            stack.append(layers.MaxPooling2D())
            stack.append(layers.SpatialDropout2D(0.2))
        else:
            stack += [layers.Conv2D(entry, 3, padding="same"), layers.GroupNormalization(groups=2), layers.PReLU(shared_axes=[1, 2])]
    stack += [layers.Flatten(), layers.Dense(classes)]
    return keras.Sequential(stack)


model = make(CONFIG, 4)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="sum_over_batch_size"))
model.fit(np.random.rand(4, 12, 12, 3), np.random.randint(4, size=4), batch_size=2)
