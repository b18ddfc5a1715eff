# Down, up by blocks and by blending, joined by concat; padding and slices on the way.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class UNet(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.down = L.Convolution2D(2, 4, 3, pad=1)
            self.deep = L.Convolution2D(4, 4, 3, pad=1)
            self.up = L.Convolution2D(None, 3, 1)

    def forward(self, x):
        a = F.relu(self.down(x))
        b = F.average_pooling_2d(a, 2)
        c = F.tanh(self.deep(b))
        blocks = F.unpooling_2d(c, 2, cover_all=False)
        blended = F.resize_images(c, (8, 8))
        padded = F.pad(a[:, :2, 1:-1, 1:-1], ((0, 0), (0, 0), (1, 1), (1, 1)), "constant")
        return self.up(F.concat([a, blocks, blended, padded], axis=1))


x, t = np.random.rand(2, 2, 8, 8).astype(np.float32), np.random.randint(0, 3, (2, 8, 8)).astype(np.int32)
model = UNet()
optimizer = chainer.optimizers.SGD(0.5).setup(model)
loss = F.softmax_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
