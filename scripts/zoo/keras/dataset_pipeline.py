# tf.data with map, batch and prefetch given to fit.
import numpy as np
import tensorflow as tf
from tensorflow import keras

x = np.random.randint(0, 255, (20, 6, 6, 1)).astype("uint8")
y = np.random.randint(3, size=20)
ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.map(lambda image, label: (tf.cast(image, tf.float32) / 255.0, label))
ds = ds.shuffle(20).batch(4).prefetch(tf.data.AUTOTUNE)
model = keras.Sequential([keras.layers.Input((6, 6, 1)), keras.layers.Flatten(), keras.layers.Dense(3)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(ds, epochs=2)
