import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn


class Residual(nn.HybridBlock):
    def __init__(self, channels, **kwargs):
        super(Residual, self).__init__(**kwargs)
        with self.name_scope():
            self.conv1 = nn.Conv2D(channels, 3, padding=1, use_bias=False)
            self.bn1 = nn.BatchNorm()
            self.conv2 = nn.Conv2D(channels, 3, padding=1)

    def hybrid_forward(self, F, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.Activation(self.conv2(y) + x, act_type="relu")


net = nn.HybridSequential()
with net.name_scope():
    net.add(nn.Conv2D(8, 3, strides=2, activation="relu"), Residual(8), nn.GlobalAvgPool2D(), nn.Dense(10))
net.initialize(mx.init.MSRAPrelu())
net.hybridize()
loss_fn = gluon.loss.SoftmaxCrossEntropyLoss()
trainer = gluon.Trainer(net.collect_params(), "adam", {"learning_rate": 0.003, "wd": 1e-4})
data = gluon.data.DataLoader(gluon.data.ArrayDataset(nd.random.uniform(shape=(100, 3, 16, 16)), nd.zeros((100,))), batch_size=20, shuffle=True, last_batch="discard")
for epoch in range(4):
    total = 0.0
    for x, y in data:
        with autograd.record():
            loss = loss_fn(net(x), y)
        loss.backward()
        trainer.step(x.shape[0])
        total += loss.mean().asscalar()
    print("epoch %d, loss %.3f" % (epoch, total))
