# A functional ResNet with residual_block helpers, BatchNormalization, Add, projection shortcuts.
import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import (Input, Conv2D, BatchNormalization, Activation, Add,
                                     GlobalAveragePooling2D, Dense, ZeroPadding2D, MaxPooling2D)
from tensorflow.keras.models import Model


def residual_block(x, filters, stride=1):
    shortcut = x
    x = Conv2D(filters, 3, strides=stride, padding="same", use_bias=False, kernel_initializer="he_normal")(x)
    x = BatchNormalization(epsilon=1.001e-5)(x)
    x = Activation("relu")(x)
    x = Conv2D(filters, 3, padding="same", use_bias=False, kernel_initializer="he_normal")(x)
    x = BatchNormalization()(x)
    if stride != 1 or shortcut.shape[-1] != filters:
        shortcut = Conv2D(filters, 1, strides=stride, use_bias=False)(shortcut)
        shortcut = BatchNormalization()(shortcut)
    x = Add()([x, shortcut])
    return Activation("relu")(x)


def build(input_shape, classes):
    inputs = Input(shape=input_shape, name="image")
    x = ZeroPadding2D(((1, 2), (2, 1)))(inputs)
    x = Conv2D(4, 5, strides=2)(x)
    x = BatchNormalization(momentum=0.9)(x)
    x = keras.layers.ReLU()(x)
    x = MaxPooling2D(3, strides=2, padding="same")(x)
    for filters, stride in [(4, 1), (8, 2)]:
        x = residual_block(x, filters, stride)
    x = GlobalAveragePooling2D()(x)
    outputs = Dense(classes, activation="softmax", name="predictions")(x)
    return Model(inputs, outputs, name="tiny_resnet")


model = build((16, 16, 3), 5)
model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
              loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.random.rand(8, 16, 16, 3).astype("float32")
y = np.random.randint(5, size=(8, 1))
model.fit(x, y, batch_size=4, epochs=1)
