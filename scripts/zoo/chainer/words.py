# Embeddings, an average over time, layer normalisation, a learned scale of one's own.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class Words(chainer.Chain):
    def __init__(self, n_vocab, n_units, n_out):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(n_vocab, n_units)
            self.norm = L.LayerNormalization(n_units)
            self.scale = chainer.Parameter(initializer=1.0, shape=(n_units,))
            self.out = L.Linear(n_units, n_out)

    def forward(self, xs):
        h = F.average(self.embed(xs), axis=1)
        return self.out(F.dropout(F.tanh(self.norm(h) * self.scale), 0.4))


x, t = np.random.randint(0, 30, (5, 7)).astype(np.int32), np.array([0, 1, 1, 0, 1], np.int32)
model = L.Classifier(Words(30, 6, 2))
optimizer = chainer.optimizers.SGD(lr=0.3).setup(model)
optimizer.update(model, x, t)
