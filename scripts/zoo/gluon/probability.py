# Several labels at once, by logits; weight decay, which in Gluon reaches the biases, too.
import mxnet as mx
from mxnet import autograd, gluon, nd

net = gluon.nn.HybridSequential()
net.add(gluon.nn.Dense(10, bias_initializer=mx.init.Constant(0.2)), gluon.nn.ELU(alpha=0.7), gluon.nn.Dense(5, use_bias=False))
net.initialize(mx.init.Xavier(factor_type="out", magnitude=1))
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.2, "wd": 0.1})
bce = gluon.loss.SigmoidBinaryCrossEntropyLoss()
x, y = nd.random.normal(shape=(6, 8)), nd.array([[0, 1, 0, 1, 1]] * 6)
with autograd.record():
    loss = bce(net(x), y)
loss.backward()
trainer.step(6)
