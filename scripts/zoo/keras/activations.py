# Activations with their constants.
import numpy as np
import keras
from keras import layers, ops

inputs = keras.Input((6,))
h = layers.Dense(8)(inputs)
for name in ['elu', 'selu', 'softplus', 'exponential', 'hard_sigmoid', 'swish', 'gelu', 'mish', 'leaky_relu', 'relu6', 'tanh', 'hard_silu', 'log_softmax']:
    h = 0.5 * h + 0.1 * layers.Activation(name)(h)
h = layers.ReLU(negative_slope=0.1)(h)
h = layers.LeakyReLU()(h)
h = layers.ELU()(h)
h = layers.Softmax(axis=-1)(h)
h = keras.activations.gelu(h) + ops.gelu(h) + ops.leaky_relu(h) + keras.activations.elu(h, 0.3)
model = keras.Model(inputs, layers.Dense(3)(h))
model.compile(optimizer='sgd', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
