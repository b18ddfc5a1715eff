# An initialiser of the program's own.
import mxnet as mx
from mxnet import autograd, gluon, nd, init
from mxnet.gluon import nn


class MyInit(init.Initializer):
    def _init_weight(self, name, data):
        data[:] = nd.random.uniform(low=-10, high=10, shape=data.shape)
        data *= data.abs() >= 5


net = nn.Sequential()
net.add(nn.Dense(6, activation="relu"), nn.Dense(2))
net.initialize(MyInit())
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
x, y = nd.random.uniform(shape=(5, 4)), nd.random.uniform(shape=(5, 2))
with autograd.record():
    loss = gluon.loss.L2Loss()(net(x), y)
loss.backward()
trainer.step(5)
