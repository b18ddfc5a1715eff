# A Sequential of links and functions; regression; AdaGrad.
from functools import partial

import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import Sequential

x, t = np.random.rand(4, 3, 9, 9).astype(np.float32), np.random.rand(4, 2).astype(np.float32)
model = Sequential(
    L.Convolution2D(None, 8, 3, stride=2, pad=1),
    F.elu,
    partial(F.max_pooling_2d, ksize=3, stride=2, cover_all=False),
    L.GroupNormalization(2),
    partial(F.leaky_relu, slope=0.1),
    L.Linear(None, 6),
    F.softplus,
    L.Linear(6, 2),
)
optimizer = chainer.optimizers.AdaGrad(lr=0.05).setup(model)
loss = F.mean_squared_error(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
