# Convolutions, pooling, dropout; momentum; backward and update by hand.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class CNN(chainer.Chain):
    def __init__(self, n_classes=10):
        super().__init__()
        with self.init_scope():
            self.conv1 = L.Convolution2D(3, 6, ksize=3, pad=1)
            self.conv2 = L.Convolution2D(6, 8, ksize=3, stride=2)
            self.fc1 = L.Linear(8 * 2 * 2, 20)
            self.fc2 = L.Linear(20, n_classes)

    def __call__(self, x):
        h = F.relu(self.conv1(x))
        h = F.max_pooling_2d(h, 2)
        h = F.dropout(F.relu(self.conv2(h)), 0.25)
        h = F.max_pooling_2d(h, ksize=2, stride=1)
        h = F.dropout(F.relu(self.fc1(h)), 0.5)
        return self.fc2(h)


x, t = np.random.rand(4, 3, 13, 13).astype(np.float32), np.array([3, 1, 9, 0], np.int32)
model = CNN()
optimizer = chainer.optimizers.MomentumSGD(lr=0.01, momentum=0.9)
optimizer.setup(model)
for epoch in range(2):
    loss = F.softmax_cross_entropy(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
