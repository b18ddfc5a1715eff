# shows: lstm
# input: 2x3x2 = -1 0.4 -0.4 1 0.2 -0.6 0.8 0 -0.8 0.6 -0.2 -1
# weights: fill
# Two floors; every matrix has a bias of its own.
import chainer
import chainer.functions as F
import chainer.links as L


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.NStepLSTM(2, 2, 3, 0.25)

    def forward(self, x):
        hy, cy, ys = self.rnn(None, None, F.separate(x, axis=0))
        return F.concat([F.stack(ys), F.stack([hy[-1], cy[0], hy[0]], axis=1)])


model = Walk()
