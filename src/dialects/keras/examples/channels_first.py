# version: 2.3.1
# Keras 2 spellings, with the channels set first for the whole program.
import numpy as np
from keras import backend as K
from keras.layers import BatchNormalization, Convolution2D, Dense, Flatten, MaxPooling2D
from keras.models import Sequential
from keras.optimizers import RMSprop

K.set_image_data_format("channels_first")
model = Sequential()
model.add(Convolution2D(8, (3, 3), input_shape=(1, 28, 28), activation="relu", kernel_initializer="uniform"))
model.add(BatchNormalization(axis=1))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(10, activation="hard_sigmoid"))
model.compile(loss="mse", optimizer=RMSprop(lr=0.002), metrics=["mae"])
model.fit(np.ones((50, 1, 28, 28)), np.ones((50, 10)), batch_size=10, epochs=1, verbose=0)
