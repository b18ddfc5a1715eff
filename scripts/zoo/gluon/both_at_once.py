# Two losses in one autograd.backward: their gradients add up.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.HybridSequential()
net.add(nn.Dense(7, activation="sigmoid", flatten=False), nn.LayerNorm(), nn.Dense(3))
net.initialize(mx.init.Uniform(0.3))
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
l1, l2 = gluon.loss.L1Loss(), gluon.loss.L2Loss(weight=0.5)
x, y = nd.random.uniform(shape=(6, 2, 4)), nd.random.uniform(shape=(6, 3))
with autograd.record():
    out = net(x)
    losses = [l1(out, y), l2(out, y)]
autograd.backward(losses)
trainer.step(6)
