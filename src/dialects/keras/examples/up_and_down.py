# Shrink and enlarge: depthwise and transposed convolutions, padding, cropping, upsampling, permuting, norms.
import keras
import numpy as np
from keras import layers

inputs = keras.Input((16, 16, 4))
x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
x = layers.ZeroPadding2D(((1, 0), (2, 1)))(x)
x = layers.DepthwiseConv2D(3, depth_multiplier=2, activation="relu6")(x)
x = layers.GroupNormalization(groups=4)(x)
x = layers.Conv2DTranspose(6, 2, strides=3)(x)
x = layers.PReLU(shared_axes=[1, 2])(x)
x = layers.Conv2DTranspose(5, 3, strides=2, padding="same")(x)
x = layers.UpSampling2D(2, interpolation="bilinear")(x)
x = layers.Cropping2D(1)(x)
x = layers.MaxPooling2D(4, strides=2)(x)
x = layers.Permute((3, 1, 2))(x)
x = layers.Reshape((5, -1))(x)
x = layers.Average()([x, layers.ReLU(negative_slope=0.1)(x)])
x = layers.Lambda(lambda t: t[:, 0] - keras.ops.mean(t, axis=1))(x)
outputs = layers.Dense(2, kernel_initializer=keras.initializers.RandomNormal(stddev=0.02))(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(keras.optimizers.Adagrad(), loss=keras.losses.MeanAbsoluteError(reduction="sum"))
model.fit(np.zeros((32, 16, 16, 4), "uint8"), np.zeros((32, 2)))
