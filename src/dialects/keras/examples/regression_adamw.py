# Regression on a table, Huber's loss, AdamW by name, and a frozen layer.
import numpy as np
import tensorflow as tf

x, y = np.random.rand(200, 8), np.random.rand(200, 1)
model = tf.keras.Sequential(
    [
        tf.keras.layers.Dense(32, activation="swish", input_shape=(8,)),
        tf.keras.layers.LayerNormalization(),
        tf.keras.layers.Dense(16, activation="gelu", bias_initializer=tf.keras.initializers.Constant(0.1), trainable=False),
        tf.keras.layers.Dense(1),
    ]
)
model.compile("adamw", tf.keras.losses.Huber(delta=0.5))
history = model.fit(x, y, validation_split=0.25, epochs=4)
print(f"{history.history['val_loss'][-1]:.3f}")
