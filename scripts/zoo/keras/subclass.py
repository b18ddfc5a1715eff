# A subclassed model with training flags, call(self, inputs, training=None).
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import Dense, Flatten, Conv2D, Dropout, BatchNormalization


class MyModel(Model):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = Conv2D(4, 3, activation='relu')
        self.bn = BatchNormalization()
        self.flatten = Flatten()
        self.d1 = Dense(12, activation='relu')
        self.drop = Dropout(0.4)
        self.d2 = Dense(num_classes)

    def call(self, x, training=None):
        x = self.conv1(x)
        x = self.bn(x, training=training)
        x = self.flatten(x)
        x = self.d1(x)
        x = self.drop(x, training=training)
        return self.d2(x)


model = MyModel(num_classes=4)
model.compile(optimizer=tf.keras.optimizers.RMSprop(1e-3, rho=0.95),
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
x, y = np.random.rand(6, 6, 6, 2).astype('float32'), np.random.randint(4, size=6)
model.fit(x, y, epochs=2, batch_size=3)
