# Features that stay as they are, and a new head that learns.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn


class Finetuned(nn.HybridBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.features = nn.HybridSequential()
        self.features.add(nn.Conv2D(5, 3, activation="relu"), nn.BatchNorm(use_global_stats=True), nn.AvgPool2D(3, 2, 1))
        self.output = nn.Dense(3, weight_initializer=mx.init.Normal(0.02))

    def hybrid_forward(self, F, x):
        return self.output(F.Dropout(self.features(x), p=0.5))


net = Finetuned()
net.features.collect_params().setattr("grad_req", "null")
net.initialize(mx.init.Xavier(rnd_type="gaussian"))
trainer = gluon.Trainer(net.output.collect_params(), "adam", {"learning_rate": 0.01})
loss_fn = gluon.loss.SoftmaxCrossEntropyLoss()
x, y = nd.random.normal(shape=(4, 2, 9, 9)), nd.array([0, 1, 2, 0])
with autograd.record():
    loss = loss_fn(net(x), y)
loss.backward()
trainer.step(4)
