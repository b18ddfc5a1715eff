# Nesterov's momentum with weight decay.
from mxnet import autograd, gluon, nd

net = gluon.nn.Dense(2)
net.initialize()
trainer = gluon.Trainer(net.collect_params(), "nag", {"learning_rate": 0.1, "momentum": 0.9, "wd": 1e-3})
x, y = nd.random.uniform(shape=(5, 4)), nd.random.uniform(shape=(5, 2))
with autograd.record():
    loss = gluon.loss.L2Loss()(net(x), y)
loss.backward()
trainer.step(5)
