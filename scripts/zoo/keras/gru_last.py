# Words, a GRU, a softmax: the recurrent notebook of the ten frameworks, small.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((7,)),
    layers.Embedding(40, 6),
    layers.GRU(5, return_sequences=False, return_state=False),
    layers.Dense(2, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.001), metrics=["accuracy"])
model.fit(np.random.randint(40, size=(8, 7)), np.eye(2)[np.random.randint(2, size=8)], batch_size=4)
