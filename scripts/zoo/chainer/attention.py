# Scores by matrix products, a softmax over the last axis, heads by reshape and transpose.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class Attention(chainer.Chain):
    def __init__(self, units=8, heads=2):
        super().__init__()
        self.units, self.heads = units, heads
        with self.init_scope():
            self.q = L.Linear(units, units, nobias=True)
            self.k = L.Linear(units, units, nobias=True)
            self.v = L.Linear(units, units)
            self.out = L.Linear(units, 3)

    def split(self, h):
        n, length, _ = h.shape
        return F.transpose(F.reshape(h, (n, length, self.heads, self.units // self.heads)), (0, 2, 1, 3))

    def forward(self, x):
        n, length, _ = x.shape
        q, k, v = (self.split(link(x, n_batch_axes=2)) for link in (self.q, self.k, self.v))
        weights = F.softmax(F.matmul(q, k, transb=True) / (self.units // self.heads) ** 0.5, axis=3)
        h = F.reshape(F.transpose(F.matmul(weights, v), (0, 2, 1, 3)), (n, length, self.units))
        return self.out(F.mean(h, axis=1))


x, t = np.random.rand(3, 4, 8).astype(np.float32), np.array([0, 2, 1], np.int32)
model = Attention()
optimizer = chainer.optimizers.MomentumSGD(0.1).setup(model)
loss = F.softmax_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
