# A loss of operators of one's own over log-probabilities, meaned before it is walked back.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

net = nn.Sequential()
net.add(nn.Dense(9, activation="relu"), nn.Dense(4))
net.initialize(mx.init.Normal(0.1))
trainer = gluon.Trainer(net.collect_params(), "adadelta", {"rho": 0.9})
nll = gluon.loss.SoftmaxCrossEntropyLoss(from_logits=True)
x, y = nd.random.normal(shape=(6, 5)), nd.array([0, 1, 2, 3, 1, 2])
with autograd.record():
    logp = nd.log_softmax(net(x), axis=1)
    loss = nll(logp, y).mean() - 0.05 * (nd.exp(logp) * -logp).sum(axis=1).mean()
loss.backward()
trainer.step(batch_size=1)
