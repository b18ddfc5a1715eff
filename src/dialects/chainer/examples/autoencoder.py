# Down and up again: transposed convolutions, skip connections by concat, a loss from squares written by hand.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class UNet(chainer.Chain):
    def __init__(self):
        super().__init__()
        w = chainer.initializers.Normal(0.02)
        with self.init_scope():
            self.c0 = L.Convolution2D(1, 8, 3, 1, 1, initialW=w)
            self.c1 = L.Convolution2D(8, 16, 4, 2, 1, initialW=w)
            self.d1 = L.Deconvolution2D(16, 8, 4, 2, 1, initialW=w)
            self.d0 = L.Convolution2D(16, 1, 3, 1, 1, initialW=w)

    def forward(self, x):
        h0 = F.leaky_relu(self.c0(x))
        h1 = F.leaky_relu(self.c1(h0))
        up = F.relu(self.d1(h1))
        return F.sigmoid(self.d0(F.concat([up, h0])))


model = UNet()
x = np.zeros((4, 1, 28, 28), dtype="f")
optimizer = chainer.optimizers.Adam(alpha=2e-4, beta1=0.5)
optimizer.setup(model)
for i in range(3):
    y = model(x)
    loss = F.sum((y - x) ** 2) / 4
    model.cleargrads()
    loss.backward()
    optimizer.update()
