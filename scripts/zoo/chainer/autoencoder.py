# Transposed convolutions with and without outsize; sigmoid cross-entropy of pixels.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class AutoEncoder(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.c0 = L.Convolution2D(1, 4, 4, 2, 1)
            self.c1 = L.Convolution2D(4, 6, 3, 2, 1)
            self.d1 = L.Deconvolution2D(6, 4, 3, 2, 1, outsize=(4, 4))
            self.d0 = L.Deconvolution2D(4, 1, 4, 2, 1)

    def forward(self, x):
        h = F.leaky_relu(self.c1(F.leaky_relu(self.c0(x))))
        return self.d0(F.relu(self.d1(h)))


model = AutoEncoder()
x, t = np.random.rand(3, 1, 8, 8).astype(np.float32), np.random.randint(0, 2, (3, 1, 8, 8)).astype(np.int32)
optimizer = chainer.optimizers.Adam(alpha=2e-3, beta1=0.5).setup(model)
loss = F.sigmoid_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
