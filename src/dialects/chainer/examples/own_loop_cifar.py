# A loop of one's own over iterators, batch normalisation, weight decay by a hook, evaluation with train switched off.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer.backends import cuda
from chainer.dataset import concat_examples


class Block(chainer.Chain):
    def __init__(self, out_channels, ksize, pad=1):
        super().__init__()
        with self.init_scope():
            self.conv = L.Convolution2D(None, out_channels, ksize, pad=pad, nobias=True, initialW=chainer.initializers.HeNormal())
            self.bn = L.BatchNormalization(out_channels)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


class Net(chainer.Chain):
    def __init__(self, class_labels=10):
        super().__init__()
        with self.init_scope():
            self.block1 = Block(32, 3)
            self.block2 = Block(64, 3)
            self.fc = L.Linear(None, class_labels, nobias=True)

    def forward(self, x):
        h = F.max_pooling_2d(self.block1(x), ksize=2, stride=2)
        h = F.dropout(h, ratio=0.3)
        h = F.max_pooling_2d(self.block2(h), ksize=3, stride=2)
        h = F.average_pooling_2d(h, h.shape[2:])
        return self.fc(h)


gpu = -1
train, test = chainer.datasets.get_cifar10()
train_iter = chainer.iterators.SerialIterator(train, 128)
test_iter = chainer.iterators.SerialIterator(test, 128, repeat=False, shuffle=False)
model = Net()
if gpu >= 0:
    cuda.get_device_from_id(gpu).use()
    model.to_gpu()
optimizer = chainer.optimizers.MomentumSGD(0.05)
optimizer.setup(model)
optimizer.add_hook(chainer.optimizer.WeightDecay(5e-4))

while train_iter.epoch < 30:
    batch = train_iter.next()
    x, t = concat_examples(batch, gpu)
    y = model(x)
    loss = F.softmax_cross_entropy(y, t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    if train_iter.is_new_epoch:
        print("epoch {} train loss {:.4f}".format(train_iter.epoch, float(cuda.to_cpu(loss.array))))
        losses, hits = [], []
        while True:
            x, t = concat_examples(test_iter.next(), gpu)
            with chainer.using_config("train", False), chainer.no_backprop_mode():
                y = model(x)
            losses.append(cuda.to_cpu(F.softmax_cross_entropy(y, t).array))
            hits.append(F.accuracy(y, t).array)
            if test_iter.is_new_epoch:
                test_iter.reset()
                break
        print("val loss {:.4f} accuracy {:.4f}".format(np.mean(losses), np.mean(hits)))
