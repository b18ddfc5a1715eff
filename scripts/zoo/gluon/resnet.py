# Residual blocks, hybridized, and the learning rate stepped down by a schedule.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn


class BasicBlock(nn.HybridBlock):
    def __init__(self, channels, stride, downsample=False, **kwargs):
        super(BasicBlock, self).__init__(**kwargs)
        self.body = nn.HybridSequential(prefix="")
        self.body.add(nn.Conv2D(channels, kernel_size=3, strides=stride, padding=1, use_bias=False))
        self.body.add(nn.BatchNorm())
        self.body.add(nn.Activation("relu"))
        self.body.add(nn.Conv2D(channels, kernel_size=3, strides=1, padding=1, use_bias=False))
        self.body.add(nn.BatchNorm(gamma_initializer="zeros"))
        if downsample:
            self.downsample = nn.HybridSequential(prefix="")
            self.downsample.add(nn.Conv2D(channels, kernel_size=1, strides=stride, use_bias=False))
            self.downsample.add(nn.BatchNorm())
        else:
            self.downsample = None

    def hybrid_forward(self, F, x):
        residual = x
        x = self.body(x)
        if self.downsample:
            residual = self.downsample(residual)
        return F.Activation(residual + x, act_type="relu")


class ResNet(nn.HybridBlock):
    def __init__(self, classes, **kwargs):
        super(ResNet, self).__init__(**kwargs)
        with self.name_scope():
            self.features = nn.HybridSequential(prefix="")
            self.features.add(nn.BatchNorm(scale=False, center=False))
            self.features.add(nn.Conv2D(6, 3, 1, 1, use_bias=False))
            self.features.add(BasicBlock(6, 1))
            self.features.add(BasicBlock(8, 2, True))
            self.features.add(nn.GlobalAvgPool2D())
            self.output = nn.Dense(classes, in_units=8)

    def hybrid_forward(self, F, x):
        return self.output(self.features(x))


net = ResNet(4)
net.initialize(mx.init.Xavier())
net.hybridize(static_alloc=True)
schedule = mx.lr_scheduler.FactorScheduler(step=50, factor=0.5, base_lr=0.1)
trainer = gluon.Trainer(net.collect_params(), "nag", {"learning_rate": 0.1, "momentum": 0.9, "lr_scheduler": schedule})
loss_fn = gluon.loss.SoftmaxCrossEntropyLoss()
for _ in range(2):
    x, y = nd.random.uniform(shape=(6, 3, 8, 8)), nd.array([0, 1, 2, 3, 0, 1])
    with autograd.record():
        loss = loss_fn(net(x), y)
    loss.backward()
    trainer.step(6)
