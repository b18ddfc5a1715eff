# Upsampling and cropping and padding.
import numpy as np
import keras
from keras import layers, ops

a = keras.Input((4, 5, 2))
x = layers.UpSampling2D((2, 3))(a)
x = layers.UpSampling2D(2, interpolation='bilinear')(x)
x = layers.Cropping2D(((1, 2), (0, 3)))(x)
x = layers.ZeroPadding2D((1, 2))(x)
x = layers.Conv2D(2, 3)(x)
x = layers.Reshape((-1, 2))(x)
x = layers.GlobalMaxPooling1D()(x)
model = keras.Model(a, layers.Dense(3)(x))
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 4, 5, 2), np.random.randint(3, size=8), batch_size=4)
