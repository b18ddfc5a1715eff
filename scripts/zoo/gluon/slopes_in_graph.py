# Learned slopes in a network that is hybridized.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.HybridSequential()
net.add(nn.Conv2D(4, 3), nn.PReLU(), nn.Dense(2))
net.initialize(mx.init.Xavier())
net.hybridize()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
x, y = nd.random.uniform(shape=(4, 1, 5, 5)), nd.random.uniform(shape=(4, 2))
with autograd.record():
    loss = gluon.loss.L2Loss()(net(x), y)
loss.backward()
trainer.step(4)
