"""Handwritten digits read row by row: two floors of LSTM over the 28 rows of each image."""
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import optimizers


class RowReader(chainer.Chain):

    def __init__(self, n_units=24, n_classes=10):
        super(RowReader, self).__init__()
        with self.init_scope():
            self.rnn = L.NStepLSTM(2, 28, n_units, 0.2)
            self.fc = L.Linear(n_units, n_classes)

    def __call__(self, images):
        rows = F.separate(images, axis=0)
        last_h, last_c, _ = self.rnn(None, None, rows)
        return self.fc(F.dropout(last_h[-1], 0.3))


images = np.random.rand(12, 28, 28).astype(np.float32)
labels = np.random.randint(0, 10, 12).astype(np.int32)
model = L.Classifier(RowReader())
optimizer = optimizers.Adam(alpha=2e-3)
optimizer.setup(model)
optimizer.add_hook(chainer.optimizer_hooks.GradientClipping(5.0))

for start in range(0, len(images), 4):
    x, t = images[start:start + 4], labels[start:start + 4]
    loss = model(x, t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
