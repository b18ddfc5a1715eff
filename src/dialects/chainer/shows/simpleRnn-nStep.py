# shows: simpleRnn
# input: 2x3x2 = -1 0.4 -0.4 1 0.2 -0.6 0.8 0 -0.8 0.6 -0.2 -1
# weights: fill
# A tanh of two products with two biases.
import chainer
import chainer.functions as F
import chainer.links as L


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.NStepRNNTanh(2, 2, 3, 0)

    def forward(self, x):
        hy, ys = self.rnn(None, F.separate(x))
        return F.concat([F.stack(ys), F.expand_dims(hy[0], 1)])


model = Walk()
