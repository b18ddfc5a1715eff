# Branches of different kernels, grouped and dilated, joined along the channels.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class Inception(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.one = L.Convolution2D(4, 3, 1)
            self.grouped = L.Convolution2D(4, 4, 3, pad=1, groups=2)
            self.wide = L.DilatedConvolution2D(4, 2, 3, pad=2, dilate=2)
            self.pool = L.Convolution2D(None, 2, 1)
            self.prelu = L.PReLU((11,))
            self.out = L.Linear(None, 4)

    def forward(self, x):
        pooled = F.max_pooling_2d(x, 3, stride=1, pad=1)
        y = F.concat((self.one(x), self.grouped(x), self.wide(x), self.pool(pooled)), axis=1)
        y = self.prelu(y)
        return self.out(F.average(y, axis=(2, 3)))


x, t = np.random.rand(3, 4, 6, 6).astype(np.float32), np.array([0, 3, 1], np.int32)
model = Inception()
optimizer = chainer.optimizers.Adam(alpha=0.01, amsgrad=True).setup(model)
loss = F.softmax_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
