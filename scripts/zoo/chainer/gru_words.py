"""Sentences of words into two classes: embeddings, a GRU that keeps its state, and the mean over all steps."""
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np

VOCABULARY, LENGTH = 60, 9


class Reader(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.words = L.EmbedID(VOCABULARY, 12)
            self.memory = L.GRU(12, 14)
            self.answer = L.Linear(14, 2)

    def forward(self, sentence):
        self.memory.reset_state()
        seen = []
        for t in range(LENGTH):
            seen.append(self.memory(self.words(sentence[:, t])))
        return self.answer(F.average(F.stack(seen, axis=1), axis=1))


sentences = np.random.randint(0, VOCABULARY, (10, LENGTH)).astype(np.int32)
classes = np.random.randint(0, 2, 10).astype(np.int32)
reader = Reader()
optimizer = chainer.optimizers.AdaGrad(lr=0.05).setup(reader)
for start in (0, 5):
    optimizer.update(lambda a, b: F.softmax_cross_entropy(reader(a), b), sentences[start:start + 5], classes[start:start + 5])
