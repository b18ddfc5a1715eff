# Residual blocks in a ChainList, average pooling over the whole image.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import initializers


class BottleNeck(chainer.Chain):
    def __init__(self, n_in, n_mid, n_out, stride=1, project=False):
        w = initializers.HeNormal(scale=0.7)
        super(BottleNeck, self).__init__()
        with self.init_scope():
            self.conv1 = L.Convolution2D(n_in, n_mid, 1, stride, 0, True, w)
            self.bn1 = L.BatchNormalization(n_mid)
            self.conv2 = L.Convolution2D(n_mid, n_out, 3, 1, 1, True, w)
            self.bn2 = L.BatchNormalization(n_out, eps=1e-3, decay=0.99)
            if project:
                self.conv3 = L.Convolution2D(n_in, n_out, 1, stride, 0, True, w)
                self.bn3 = L.BatchNormalization(n_out)
        self.project = project

    def forward(self, x):
        h = F.relu(self.bn1(self.conv1(x)))
        h = self.bn2(self.conv2(h))
        shortcut = self.bn3(self.conv3(x)) if self.project else x
        return F.relu(h + shortcut)


class ResNet(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.conv1 = L.Convolution2D(3, 4, 3, pad=1)
            self.blocks = chainer.ChainList(BottleNeck(4, 3, 8, 2, True), BottleNeck(8, 3, 8))
            self.fc = L.Linear(8, 3)

    def forward(self, x):
        h = F.relu(self.conv1(x))
        for block in self.blocks:
            h = block(h)
        h = F.average_pooling_2d(h, h.shape[2:])
        return self.fc(h)


x, t = np.random.rand(4, 3, 8, 8).astype(np.float32), np.array([0, 2, 1, 1], np.int32)
model = ResNet()
optimizer = chainer.optimizers.SGD(lr=0.1)
optimizer.setup(model)
loss = F.softmax_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
