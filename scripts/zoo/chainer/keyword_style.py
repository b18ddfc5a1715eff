# Links given to super().__init__ by keyword, a model that returns its loss, batches cut by hand.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import Variable, optimizers


class Net(chainer.Chain):
    def __init__(self):
        super(Net, self).__init__(
            l1=L.Linear(6, 5),
            l2=L.Linear(5, 5, initialW=chainer.initializers.GlorotUniform(), initial_bias=0.1),
            l3=L.Linear(5, 3),
        )

    def predict(self, x):
        return self.l3(F.tanh(self.l2(F.sigmoid(self.l1(x)))))

    def __call__(self, x, t):
        self.loss = F.softmax_cross_entropy(self.predict(x), t)
        return self.loss


x_train, t_train = np.random.rand(20, 6).astype(np.float32), np.random.randint(0, 3, 20).astype(np.int32)
model = Net()
optimizer = optimizers.RMSprop(lr=0.01)
optimizer.setup(model)
for epoch in range(3):
    perm = np.random.permutation(20)
    for i in range(0, 20, 5):
        x, t = Variable(x_train[perm[i:i + 5]]), Variable(t_train[perm[i:i + 5]])
        model.zerograds()
        loss = model(x, t)
        loss.backward()
        optimizer.update()
