import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


def embedded(embed, xs, dropout=0.0):
    """All sequences end to end through one table, and cut apart again."""
    lengths = [len(x) for x in xs]
    joined = F.dropout(embed(F.concat(xs, axis=0)), ratio=dropout)
    return F.split_axis(joined, np.cumsum(lengths[:-1]), 0)


class Encoder(chainer.Chain):
    def __init__(self, words, units, dropout=0.4):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(words, units, initialW=chainer.initializers.Uniform(0.25))
            self.rnn = L.NStepBiLSTM(2, units, units, dropout, initialW=chainer.initializers.GlorotUniform())
            self.answer = L.Linear(2 * units, 2)
        self.dropout = dropout

    def forward(self, xs):
        hy, _, _ = self.rnn(None, None, embedded(self.embed, xs, self.dropout))
        return self.answer(F.concat([hy[-2], hy[-1]], axis=1))


model = L.Classifier(Encoder(50, 6))
optimizer = chainer.optimizers.Adam().setup(model)
words, labels = np.random.randint(0, 50, (12, 7)).astype(np.int32), np.zeros(12, np.int32)
for start in range(0, 12, 4):
    batch, t = words[start:start + 4], labels[start:start + 4]
    optimizer.update(model, [chainer.Variable(each) for each in batch], t)
