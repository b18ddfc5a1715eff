# The Keras blog's convolutional autoencoder, x as its own target.
import numpy as np
import keras
from keras import layers

input_img = keras.Input(shape=(8, 8, 1))
x = layers.Conv2D(4, (3, 3), activation='relu', padding='same')(input_img)
x = layers.MaxPooling2D((2, 2), padding='same')(x)
x = layers.Conv2D(3, (3, 3), activation='relu', padding='same')(x)
encoded = layers.MaxPooling2D((2, 2), padding='same')(x)
x = layers.Conv2D(3, (3, 3), activation='relu', padding='same')(encoded)
x = layers.UpSampling2D((2, 2))(x)
x = layers.Conv2D(4, (3, 3), activation='relu', padding='same')(x)
x = layers.UpSampling2D((2, 2))(x)
decoded = layers.Conv2D(1, (3, 3), activation='sigmoid', padding='same')(x)
autoencoder = keras.Model(input_img, decoded)
autoencoder.compile(optimizer='adam', loss='binary_crossentropy')
x_train = np.random.rand(16, 64).astype('float32')
x_train = np.reshape(x_train, (len(x_train), 8, 8, 1))
autoencoder.fit(x_train, x_train, epochs=2, batch_size=4, shuffle=True,
                callbacks=[keras.callbacks.TensorBoard(log_dir='/tmp/autoencoder')])
