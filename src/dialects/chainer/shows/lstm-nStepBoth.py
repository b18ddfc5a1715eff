# shows: lstm.direction lstm.merge
# input: 2x3x2 = -1 0.4 -0.4 1 0.2 -0.6 0.8 0 -0.8 0.6 -0.2 -1
# weights: fill
# Both directions stand side by side, in the order of time.
import chainer
import chainer.functions as F
import chainer.links as L


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.NStepBiLSTM(1, 2, 3, 0)

    def forward(self, x):
        hy, cy, ys = self.rnn(None, None, [each for each in x])
        return F.concat([F.stack(ys), F.expand_dims(F.concat([hy[1], cy[0]]), 1)])


model = Walk()
