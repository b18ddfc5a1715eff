# Biases without decay and a head that learns ten times as fast.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.HybridSequential()
net.add(nn.Dense(6, activation="relu"), nn.Dense(2))
net.initialize(mx.init.Xavier())
net[1].collect_params().setattr("lr_mult", 10)
for name, param in net.collect_params(".*bias").items():
    param.wd_mult = 0.0
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.01, "wd": 0.01})
x, y = nd.random.uniform(shape=(5, 4)), nd.array([0, 1, 1, 0, 1])
with autograd.record():
    loss = gluon.loss.SoftmaxCrossEntropyLoss()(net(x), y)
loss.backward()
trainer.step(5)
