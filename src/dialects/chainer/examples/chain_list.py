# A ChainList of links, residual sums, frozen layers, a hook that clips and one that decays.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import optimizers


class Stack(chainer.ChainList):
    def __init__(self, depth):
        super().__init__(*[L.Linear(8, 8) for _ in range(depth)])
        self.add_link(L.Linear(8, 3))

    def __call__(self, x):
        h = x
        for link in self[:-1]:
            h = h + F.relu(link(h))
        return self[-1](h)


model = Stack(3)
model[0].disable_update()
x, t = np.random.randn(16, 8).astype(np.float32), np.random.randint(0, 3, 16).astype(np.int32)
optimizer = optimizers.SGD(lr=0.1)
optimizer.setup(model)
optimizer.add_hook(chainer.optimizer.GradientClipping(5.0))
optimizer.add_hook(chainer.optimizer.WeightDecay(0.01), "decay")
for _ in range(2):
    optimizer.update(lambda a, b: F.softmax_cross_entropy(model(a), b), x, t)
