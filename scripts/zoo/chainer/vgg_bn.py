# Blocks of convolution and batch normalisation, weight decay by a hook.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class Block(chainer.Chain):
    def __init__(self, out_channels, ksize, pad=1):
        super().__init__()
        with self.init_scope():
            self.conv = L.Convolution2D(None, out_channels, ksize, pad=pad, nobias=True)
            self.bn = L.BatchNormalization(out_channels)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


class VGG(chainer.Chain):
    def __init__(self, class_labels=5):
        super().__init__()
        with self.init_scope():
            self.block1_1 = Block(4, 3)
            self.block1_2 = Block(6, 3)
            self.fc1 = L.Linear(None, 7, nobias=True)
            self.bn_fc1 = L.BatchNormalization(7)
            self.fc2 = L.Linear(None, class_labels, nobias=True)

    def forward(self, x):
        h = self.block1_1(x)
        h = F.dropout(h, ratio=0.3)
        h = self.block1_2(h)
        h = F.max_pooling_2d(h, ksize=2, stride=2)
        h = F.dropout(h, ratio=0.5)
        h = F.relu(self.bn_fc1(self.fc1(h)))
        return self.fc2(h)


x, t = np.random.rand(6, 3, 7, 7).astype(np.float32), np.array([0, 1, 2, 3, 4, 1], np.int32)
model = L.Classifier(VGG())
optimizer = chainer.optimizers.MomentumSGD(0.05).setup(model)
optimizer.add_hook(chainer.optimizer_hooks.WeightDecay(5e-2))
optimizer.update(model, x, t)
