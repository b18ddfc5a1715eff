# Yes or no, from words: an embedding, a convolution over time, everything by name.
import numpy as np
from keras import Sequential, layers

model = Sequential(name="reviews")
model.add(layers.Embedding(1000, 16))
model.add(layers.SpatialDropout1D(0.2))
model.add(layers.Conv1D(24, 5, padding="causal", dilation_rate=2, activation="elu"))
model.add(layers.GlobalMaxPooling1D())
model.add(layers.Dense(1, activation="sigmoid"))
model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
model.fit(np.zeros((300, 40), "int32"), np.zeros((300, 1)), batch_size=25)
