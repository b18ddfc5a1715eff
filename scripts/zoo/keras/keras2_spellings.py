# Keras 2 spellings: lr, Convolution2D aliases, keras.layers.core, np_utils, decay left out.
from keras.models import Sequential
from keras.layers import Dense, Dropout, Activation, Flatten, Conv2D, MaxPooling2D
from keras.optimizers import SGD
from keras.utils import to_categorical
import numpy as np

X_train = np.random.random((20, 8, 8, 3))
Y_train = to_categorical(np.random.randint(5, size=(20, 1)), num_classes=5)
model = Sequential()
model.add(Conv2D(4, (3, 3), padding='same', input_shape=X_train.shape[1:]))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(8))
model.add(Activation('tanh'))
model.add(Dense(5))
model.add(Activation('softmax'))
sgd = SGD(learning_rate=0.01, momentum=0.9, nesterov=True)
model.compile(loss='categorical_crossentropy', optimizer=sgd)
model.fit(X_train, Y_train, batch_size=4, epochs=1)
