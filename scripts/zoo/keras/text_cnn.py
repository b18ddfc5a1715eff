# Text classification: Embedding, Conv1D, GlobalMaxPooling1D, as the IMDB examples; callbacks.
import numpy as np
import keras
from keras import layers

max_features, embedding_dim, sequence_length = 30, 6, 16
inputs = keras.Input(shape=(None,), dtype="int64")
x = layers.Embedding(max_features, embedding_dim)(inputs)
x = layers.Dropout(0.5)(x)
x = layers.Conv1D(8, 7, padding="valid", activation="relu", strides=3)(x)
x = layers.GlobalMaxPooling1D()(x)
x = layers.Dense(8, activation="relu")(x)
x = layers.Dropout(0.5)(x)
predictions = layers.Dense(1, activation="sigmoid", name="predictions")(x)
model = keras.Model(inputs, predictions)
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
x_train = np.random.randint(max_features, size=(12, sequence_length))
y_train = np.random.randint(2, size=(12,))
callbacks = [keras.callbacks.EarlyStopping(monitor="val_loss", patience=2),
             keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)]
model.fit(x_train, y_train, validation_split=0.25, epochs=3, batch_size=3, callbacks=callbacks)
