# version: 2.1.4
# Names of Keras 1, as Keras 2 still takes them.
import numpy as np
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.core import Activation, Dense, Dropout, Flatten
from keras.models import Sequential
from keras.utils import np_utils

model = Sequential()
model.add(Convolution2D(32, 3, 3, border_mode="same", input_shape=(28, 28, 1), init="he_normal", dim_ordering="tf"))
model.add(Activation("relu"))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dropout(p=0.5))
model.add(Dense(output_dim=10, init="uniform"))
model.add(Activation("softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adagrad", metrics=["accuracy"])
model.fit(np.zeros((10, 28, 28, 1)), np_utils.to_categorical(np.zeros(10, "int32"), 10), nb_epoch=3)
