# Transfer learning's shape: a frozen base called with training=False, a new head, compile after.
import numpy as np
import keras
from keras import layers

base_model = keras.Sequential([
    keras.Input((8, 8, 3)),
    layers.Conv2D(4, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.GlobalAveragePooling2D(),
], name="base")
base_model.trainable = False
inputs = keras.Input(shape=(8, 8, 3))
x = base_model(inputs, training=False)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(np.random.rand(6, 8, 8, 3), np.random.randint(2, size=(6, 1)), batch_size=3)
