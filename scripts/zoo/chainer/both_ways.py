"""Tags for every word: a GRU both ways over embedded words, and one answer per step."""
import numpy as np
import chainer
import chainer.functions as F
import chainer.links as L


class Tagger(chainer.Chain):
    def __init__(self, words, tags):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(words, 8)
            self.walk = L.NStepBiGRU(1, 8, 6, 0)
            self.tag = L.Linear(None, tags)

    def forward(self, batch):
        sentences = [self.embed(each) for each in F.separate(batch)]
        _, ys = self.walk(None, sentences)
        return self.tag(F.concat(ys, axis=0))


batch = np.random.randint(0, 30, (6, 5)).astype('i')
tags = np.random.randint(0, 4, (6, 5)).astype('i')
model = Tagger(30, 4)
optimizer = chainer.optimizers.RMSprop(lr=0.01)
optimizer.setup(model)
for _ in range(2):
    model.cleargrads()
    loss = F.softmax_cross_entropy(model(batch), tags.reshape(-1))
    loss.backward()
    optimizer.update()
