# Xception-like: SeparableConv2D, DepthwiseConv2D, Rescaling, random flips.
import numpy as np
import keras
from keras import layers

inputs = keras.Input(shape=(12, 12, 3))
x = layers.Rescaling(1.0 / 255)(inputs)
x = layers.Conv2D(4, 3, strides=2, padding="same")(x)
x = layers.BatchNormalization()(x)
x = layers.Activation("relu")(x)
previous = x
x = layers.SeparableConv2D(6, 3, padding="same")(x)
x = layers.BatchNormalization()(x)
x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
residual = layers.Conv2D(6, 1, strides=2, padding="same")(previous)
x = layers.add([x, residual])
x = layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same")(x)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.25)(x)
outputs = layers.Dense(1, activation=None)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(3e-4),
              loss=keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[keras.metrics.BinaryAccuracy(name="acc")])
model.fit(np.random.randint(0, 255, (8, 12, 12, 3)).astype("float32"), np.random.randint(2, size=(8, 1)), batch_size=4)
