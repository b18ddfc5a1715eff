# A trainer over all weights of a network whose features are frozen.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.HybridSequential()
net.add(nn.Dense(6, activation="tanh"), nn.Dense(3))
net[0].collect_params().setattr("grad_req", "null")
net.initialize(mx.init.Orthogonal())
trainer = gluon.Trainer(net.collect_params(), mx.optimizer.SGD(learning_rate=0.5, momentum=0.9, clip_gradient=0.1))
loss_fn = gluon.loss.L1Loss()
x, y = nd.random.normal(shape=(5, 4)), nd.random.normal(shape=(5, 3))
with autograd.record():
    loss = loss_fn(net(x), y)
loss.backward()
trainer.step(5)
