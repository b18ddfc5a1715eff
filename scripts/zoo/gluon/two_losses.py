# A class and a box from one trunk; the two losses are added before they are walked back.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn


class Detector(gluon.HybridBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        with self.name_scope():
            self.trunk = nn.Dense(12, activation="softrelu")
            self.kind = nn.Dense(3)
            self.box = nn.Dense(4)

    def hybrid_forward(self, F, x):
        h = self.trunk(x)
        return self.kind(h), self.box(h)


net = Detector()
net.initialize(mx.init.Normal(0.1))
trainer = gluon.Trainer(net.collect_params(), "adagrad", {"learning_rate": 0.1, "eps": 1e-6})
cls_loss, box_loss = gluon.loss.SoftmaxCrossEntropyLoss(), gluon.loss.HuberLoss(rho=0.5)
for _ in range(2):
    x, kinds, boxes = nd.random.uniform(shape=(6, 8)), nd.array([0, 1, 2, 0, 1, 2]), nd.random.uniform(shape=(6, 4))
    with autograd.record():
        kind, box = net(x)
        total = cls_loss(kind, kinds) + 2.0 * box_loss(box, boxes)
    total.backward()
    trainer.step(6)
