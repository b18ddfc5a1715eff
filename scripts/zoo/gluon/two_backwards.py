# Each loss is walked back by itself: gradients are written over, not added up, unless grad_req is "add".
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.Dense(3)
net.initialize()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
l1, l2 = gluon.loss.L1Loss(), gluon.loss.L2Loss()
x, y = nd.random.uniform(shape=(6, 8)), nd.random.uniform(shape=(6, 3))
with autograd.record():
    out = net(x)
    first, second = l1(out, y), l2(out, y)
first.backward(retain_graph=True)
second.backward()
trainer.step(6)
