import mxnet as mx
from mxnet import autograd, gluon, nd


class Mlp(gluon.HybridBlock):
    def __init__(self, hidden, **kwargs):
        super().__init__(**kwargs)
        self.w1 = self.params.get("w1", shape=(hidden, 4), init=mx.init.Xavier())
        self.b1 = self.params.get("b1", shape=(hidden,), init="zeros")
        self.out = gluon.nn.Dense(3, weight_initializer=mx.init.Orthogonal())
        self.drop = gluon.nn.Dropout(0.5)

    def hybrid_forward(self, F, x, w1, b1):
        h = F.FullyConnected(x, w1, b1, num_hidden=16)
        return self.out(self.drop(F.LeakyReLU(h, act_type="elu", slope=1.0)))


net = Mlp(16)
net.initialize()
trainer = gluon.Trainer(net.collect_params(), mx.optimizer.NAG(learning_rate=0.1, momentum=0.9))
criterion = gluon.loss.SigmoidBCELoss()
for _ in range(3):
    x, y = nd.ones((8, 4)), nd.ones((8, 3))
    with autograd.record():
        loss = criterion(net(x), y).mean()
    loss.backward()
    trainer.step(1)
