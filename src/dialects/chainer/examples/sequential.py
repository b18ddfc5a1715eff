# Layers and functions in a Sequential; regression on arrays of one's own.
from functools import partial

import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import Sequential

x = np.random.rand(64, 3, 16, 16).astype(np.float32)
t = np.random.rand(64, 2).astype(np.float32)
model = Sequential(
    L.Convolution2D(None, 8, 3, stride=2, pad=1),
    F.relu,
    partial(F.max_pooling_2d, ksize=3, stride=2, cover_all=False),
    L.GroupNormalization(2),
    partial(F.leaky_relu, slope=0.1),
    lambda h: F.reshape(h, (h.shape[0], -1)),
    L.Linear(None, 10),
    F.tanh,
    L.Linear(10, 2),
)
optimizer = chainer.optimizers.RMSprop(lr=0.001).setup(model)
for epoch in range(10):
    loss = F.mean_squared_error(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
