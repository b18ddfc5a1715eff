# A plain recurrent layer with batches first, and its last step.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn, rnn


class Forecast(gluon.Block):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rnn = rnn.RNN(6, activation="tanh", layout="NTC")
        self.out = nn.Dense(1)

    def forward(self, x):
        return self.out(self.rnn(x)[:, -1, :])


net = Forecast()
net.initialize(mx.init.Orthogonal())
trainer = gluon.Trainer(net.collect_params(), "adamax", {"learning_rate": 0.01, "beta1": 0.8})
x, y = nd.random.uniform(shape=(5, 6, 2)), nd.random.uniform(shape=(5, 1))
with autograd.record():
    loss = gluon.loss.L2Loss()(net(x), y)
loss.backward()
trainer.step(5)
