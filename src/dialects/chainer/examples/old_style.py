# version: 3.4.0
# The keyword style of Chainer 1: links in super().__init__, a model that returns its loss, optimizer.update(model, x, t), batches by hand.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import Variable, optimizers


class LeNet(chainer.Chain):
    def __init__(self):
        super(LeNet, self).__init__(
            conv1=L.Convolution2D(1, 20, 5),
            conv2=L.Convolution2D(20, 50, 5),
            l1=L.Linear(800, 500),
            l2=L.Linear(500, 10, initialW=np.zeros((10, 500), dtype=np.float32)),
        )

    def predict(self, x):
        h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
        h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
        return self.l2(F.dropout(F.relu(self.l1(h))))

    def __call__(self, x, t):
        y = self.predict(x)
        self.loss = F.softmax_cross_entropy(y, t)
        self.accuracy = F.accuracy(y, t)
        return self.loss


train, test = chainer.datasets.get_mnist(ndim=3)
x_train, t_train = train._datasets
x_test, t_test = test._datasets
N, batchsize = len(x_train), 100
model = LeNet()
optimizer = optimizers.Adam(alpha=0.0005)
optimizer.setup(model)
for epoch in range(1, 6):
    perm = np.random.permutation(N)
    sum_loss = 0
    for i in range(0, N, batchsize):
        x = Variable(np.asarray(x_train[perm[i:i + batchsize]]))
        t = Variable(np.asarray(t_train[perm[i:i + batchsize]]))
        optimizer.update(model, x, t)
        sum_loss += float(model.loss.data) * len(t.data)
    print("train mean loss={}".format(sum_loss / N))
