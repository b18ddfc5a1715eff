# Convolutions down, transposed convolutions up, squared error.
import cntk as C
import numpy as np
from cntk.layers import Convolution2D, ConvolutionTranspose2D

x = C.input_variable((1, 9, 9))
t = C.input_variable((1, 9, 9))
with C.layers.default_options(activation=C.relu, bias=True):
    h = Convolution2D((3, 3), 4, strides=2)(x)
    h = Convolution2D((2, 2), 6, pad=True)(h)
    h = ConvolutionTranspose2D((3, 3), 4, strides=1, pad=True)(h)
    z = ConvolutionTranspose2D((3, 3), 1, strides=2, activation=None)(h)
loss = C.squared_error(z, t)
trainer = C.Trainer(z, (loss, None), [C.adagrad(z.parameters, 0.05, need_ave_multiplier=False)])
images = np.random.rand(4, 1, 9, 9).astype(np.float32)
trainer.train_minibatch({x: images, t: images * 0.5})
