# A series, one value at a time: two stateful LSTM links, and the state forgotten before each batch.
import numpy as np
import chainer
from chainer import Chain, Variable
import chainer.functions as F
import chainer.links as L


class Forecaster(Chain):
    def __init__(self, units):
        super().__init__(
            low=L.LSTM(3, units),
            high=L.LSTM(units, units),
            head=L.Linear(units, 1),
        )

    def reset(self):
        self.low.reset_state()
        self.high.reset_state()

    def __call__(self, window):
        self.reset()
        for step in range(window.shape[1]):
            low = self.low(window[:, step])
            high = self.high(F.dropout(low, ratio=0.1))
        return self.head(high)


windows = np.random.randn(16, 7, 3).astype('float32')
following = np.random.randn(16, 1).astype('float32')

net = Forecaster(10)
sgd = chainer.optimizers.MomentumSGD(lr=0.05)
sgd.setup(net)
for epoch in range(3):
    for i in range(0, 16, 8):
        answer = net(Variable(windows[i:i + 8]))
        loss = F.mean_squared_error(answer, following[i:i + 8])
        net.cleargrads()
        loss.backward()
        loss.unchain_backward()
        sgd.update()
