# Down and up again with a bridge; a class for every pixel.
import mxnet as mx
import numpy as np
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn


class UNet(nn.HybridBlock):
    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        with self.name_scope():
            self.down = nn.HybridSequential()
            self.down.add(nn.Conv2D(4, 3, padding=1, activation="relu"), nn.BatchNorm(epsilon=1e-3, momentum=0.99))
            self.pool = nn.MaxPool2D()
            self.middle = nn.Conv2D(6, 3, padding=1, activation="relu")
            self.up = nn.Conv2DTranspose(4, 2, strides=2)
            self.out = nn.Conv2D(classes, 1)

    def hybrid_forward(self, F, x):
        d = self.down(x)
        m = self.middle(self.pool(d))
        return self.out(F.concat(self.up(m), d, dim=1))


net = UNet(3)
net.initialize(mx.init.MSRAPrelu(slope=0))
trainer = gluon.Trainer(net.collect_params(), "adam", {"learning_rate": 0.005, "beta2": 0.99, "epsilon": 1e-6})
ce = gluon.loss.SoftmaxCrossEntropyLoss(axis=1)
x, y = nd.random.uniform(shape=(2, 3, 6, 6)), nd.array(np.random.randint(0, 3, (2, 6, 6)))
with autograd.record():
    loss = ce(net(x), y)
loss.backward()
trainer.step(2)
