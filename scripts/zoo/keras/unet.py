# U-Net: Conv2DTranspose with same padding, concatenate, UpSampling2D.
import numpy as np
import keras
from keras import layers


def double_conv_block(x, n_filters):
    x = layers.Conv2D(n_filters, 3, padding="same", activation="relu", kernel_initializer="he_normal")(x)
    x = layers.Conv2D(n_filters, 3, padding="same", activation="relu", kernel_initializer="he_normal")(x)
    return x


def downsample_block(x, n_filters):
    f = double_conv_block(x, n_filters)
    p = layers.MaxPool2D(2)(f)
    p = layers.Dropout(0.3)(p)
    return f, p


def upsample_block(x, conv_features, n_filters):
    x = layers.Conv2DTranspose(n_filters, 3, 2, padding="same")(x)
    x = layers.concatenate([x, conv_features])
    x = layers.Dropout(0.3)(x)
    return double_conv_block(x, n_filters)


inputs = layers.Input(shape=(8, 8, 2))
f1, p1 = downsample_block(inputs, 3)
f2, p2 = downsample_block(p1, 4)
bottleneck = double_conv_block(p2, 6)
u1 = upsample_block(bottleneck, f2, 4)
u2 = upsample_block(u1, f1, 3)
u2 = layers.UpSampling2D(size=(2, 2), interpolation="bilinear")(u2)
outputs = layers.Conv2D(3, 1, padding="same", activation="softmax")(u2)
unet_model = keras.Model(inputs, outputs, name="U-Net")
unet_model.compile(optimizer=keras.optimizers.Adam(), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.random.normal(size=(4, 8, 8, 2)).astype("float32")
y = np.random.randint(0, 3, size=(4, 16, 16))
unet_model.fit(x, y, batch_size=2, epochs=1)
