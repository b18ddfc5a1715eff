# The advanced quickstart's loop: GradientTape, tf.function, apply_gradients, tf.data.
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Input((6,)), tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(3)])
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()
train_loss = tf.keras.metrics.Mean(name='train_loss')
x = np.random.rand(12, 6).astype("float32")
y = np.random.randint(3, size=12)
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(12).batch(4)


@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    train_loss(loss)


for epoch in range(2):
    for images, labels in train_ds:
        train_step(images, labels)
    print(f'Epoch {epoch + 1}, Loss: {train_loss.result():0.2f}')
