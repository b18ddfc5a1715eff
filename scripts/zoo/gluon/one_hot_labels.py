# Labels as probabilities, summed instead of meaned.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.HybridSequential()
net.add(nn.Conv1D(4, 3, padding=1, activation="tanh"), nn.InstanceNorm(scale=True), nn.GlobalMaxPool1D(), nn.Dense(3))
net.initialize(mx.init.Xavier())
trainer = gluon.Trainer(net.collect_params(), "rmsprop", {"learning_rate": 0.01, "centered": True, "gamma2": 0.8})
ce = gluon.loss.SoftmaxCrossEntropyLoss(sparse_label=False)
x, y = nd.random.normal(shape=(4, 2, 7)), nd.array([[0.1, 0.6, 0.3]] * 4)
with autograd.record():
    loss = ce(net(x), y).sum()
loss.backward()
trainer.step(1)
