# A frozen backbone in a ChainList, and a hook for weight decay beside Adam.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class Net(chainer.ChainList):
    def __init__(self):
        super().__init__(L.Linear(5, 6), L.Linear(6, 6))
        self.add_link(L.Linear(6, 3))

    def forward(self, x):
        h = F.selu(self[0](x))
        h = F.hard_sigmoid(self[1](h)) + h
        return self[2](h)


x, t = np.random.randn(8, 5).astype(np.float32), np.random.randint(0, 3, 8).astype(np.int32)
model = Net()
optimizer = chainer.optimizers.Adam(alpha=0.02).setup(model)
optimizer.add_hook(chainer.optimizer.WeightDecay(0.05))
model[0].disable_update()
optimizer.update(lambda a, b: F.softmax_cross_entropy(model(a), b), x, t)
