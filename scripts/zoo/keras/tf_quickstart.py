# The TensorFlow beginner quickstart: tf.keras, from_logits, Flatten(input_shape).
import tensorflow as tf
import numpy as np

print("TensorFlow version:", tf.__version__)
x_train = np.random.rand(32, 6, 6).astype("float32")
y_train = np.random.randint(0, 10, 32)
model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(6, 6)),
  tf.keras.layers.Dense(16, activation='relu'),
  tf.keras.layers.Dropout(0.2),
  tf.keras.layers.Dense(10)
])
predictions = model(x_train[:1]).numpy()
tf.nn.softmax(predictions).numpy()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss_fn(y_train[:1], predictions).numpy()
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
model.evaluate(x_train, y_train, verbose=2)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_train[:5])
