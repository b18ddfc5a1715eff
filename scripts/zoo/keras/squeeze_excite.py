# Squeeze-and-excite with Multiply and Reshape, channels averaged with keepdims.
import numpy as np
import keras
from keras import layers


def se_block(x, ratio=2):
    channels = x.shape[-1]
    s = layers.GlobalAveragePooling2D(keepdims=True)(x)
    s = layers.Dense(channels // ratio, activation="relu", use_bias=False)(s)
    s = layers.Dense(channels, activation="hard_sigmoid", use_bias=False)(s)
    return layers.Multiply()([x, s])


inp = keras.Input((9, 9, 3))
x = layers.Conv2D(6, (3, 5), padding="same", dilation_rate=(2, 1), groups=3)(inp)
x = se_block(x)
x = layers.Cropping2D(((1, 0), (0, 1)))(x)
x = layers.AveragePooling2D(2)(x)
x = layers.Flatten()(x)
model = keras.Model(inp, layers.Dense(2, activation="softmax")(x))
model.compile(loss=keras.losses.KLDivergence(), optimizer="sgd")
y = np.random.rand(4, 2)
model.fit(np.random.rand(4, 9, 9, 3), y / y.sum(1, keepdims=True), batch_size=2)
