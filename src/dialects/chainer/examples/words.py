# Embeddings, an average over time, a learned scale of one's own, layer normalisation.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class BagOfWords(chainer.Chain):
    def __init__(self, n_vocab, n_units, n_out):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(n_vocab, n_units, initialW=chainer.initializers.Uniform(0.25))
            self.norm = L.LayerNormalization(n_units)
            self.scale = chainer.Parameter(initializer=1.0, shape=(n_units,))
            self.out = L.Linear(n_units, n_out)

    def forward(self, xs):
        h = F.average(self.embed(xs), axis=1)
        h = self.norm(h) * self.scale
        return self.out(F.dropout(F.tanh(h), 0.4))


model = L.Classifier(BagOfWords(1000, 16, 2))
xs = np.random.randint(0, 1000, (32, 20)).astype(np.int32)
ts = np.random.randint(0, 2, (32,)).astype(np.int32)
train = chainer.datasets.TupleDataset(xs, ts)
optimizer = chainer.optimizers.AdaGrad(lr=0.1).setup(model)
updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator(train, 8), optimizer)
chainer.training.Trainer(updater, (3, "epoch")).run()
