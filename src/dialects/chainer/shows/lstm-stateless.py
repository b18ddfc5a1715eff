# shows: lstm.returnState lstm.outputActivation
# input: 2x2x2 = -1 0.4 -0.4 1 0.8 0 -0.8 0.6
# weights: fill
# The states are handed over, the cell's first.
import chainer
import chainer.functions as F
import chainer.links as L


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.StatelessLSTM(None, 3)

    def forward(self, x):
        c, h = self.rnn(None, None, x[:, 0])
        c, h = self.rnn(c, h, x[:, 1])
        return F.concat([h, c])


model = Walk()
