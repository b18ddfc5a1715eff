# A skip connection, a merge by concatenation, and a layer used twice.
import numpy as np
from keras.layers import Add, Concatenate, Conv2D, Dense, GlobalAveragePooling2D, Input, LeakyReLU
from keras.models import Model
from keras.optimizers import SGD

inputs = Input(shape=(16, 16, 3), name="image")
x = Conv2D(8, 3, padding="same", use_bias=False)(inputs)
shared = Conv2D(8, 3, padding="same", activation="relu", name="shared")
y = shared(shared(x))
x = Add()([x, y])
x = LeakyReLU()(x)
x = Concatenate()([x, y])
x = x * 0.5 + 1
x = GlobalAveragePooling2D()(x)
outputs = Dense(5, activation="softmax", name="classes")(x)
model = Model(inputs, outputs, name="skipping")
model.compile(SGD(0.1, momentum=0.9, nesterov=True, weight_decay=1e-4), "categorical_crossentropy")
model.fit(np.random.rand(100, 16, 16, 3), np.eye(5)[np.random.randint(0, 5, 100)], batch_size=20, shuffle=False)
