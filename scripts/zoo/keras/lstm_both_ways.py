# Two LSTMs that walk both ways, one merged by a sum; what drops parts of the input drops nothing here.
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((5, 3)),
    layers.Bidirectional(layers.LSTM(4, return_sequences=True)),
    layers.Bidirectional(layers.LSTM(3, recurrent_activation="hard_sigmoid"), merge_mode="sum"),
    layers.Dense(2),
])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 5, 3), np.random.randint(2, size=8), batch_size=4)
