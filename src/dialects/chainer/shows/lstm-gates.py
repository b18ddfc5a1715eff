# shows: lstm
# input: 2x3x2 = -1 0.4 -0.4 1 0.2 -0.6 0.8 0 -0.8 0.6 -0.2 -1
# weights: fill
# A link that keeps its states walks step by step; the four gates of a unit stand side by side.
import chainer
import chainer.functions as F
import chainer.links as L


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.LSTM(2, 3)

    def forward(self, x):
        self.rnn.reset_state()
        return F.stack([self.rnn(x[:, i]) for i in range(3)], axis=1)


model = Walk()
