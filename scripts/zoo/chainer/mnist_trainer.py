# The tutorial's multilayer perceptron under a Trainer, on arrays made here.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import training
from chainer.training import extensions


class MLP(chainer.Chain):
    def __init__(self, n_units, n_out):
        super(MLP, self).__init__()
        with self.init_scope():
            self.l1 = L.Linear(None, n_units)
            self.l2 = L.Linear(None, n_units)
            self.l3 = L.Linear(None, n_out)

    def forward(self, x):
        return self.l3(F.relu(self.l2(F.relu(self.l1(x)))))


x, t = np.random.rand(40, 12).astype(np.float32), np.random.randint(0, 4, 40).astype(np.int32)
model = L.Classifier(MLP(10, 4))
optimizer = chainer.optimizers.Adam()
optimizer.setup(model)
train_iter = chainer.iterators.SerialIterator(chainer.datasets.TupleDataset(x, t), 8)
test_iter = chainer.iterators.SerialIterator(chainer.datasets.TupleDataset(x, t), 8, repeat=False, shuffle=False)
trainer = training.Trainer(training.updaters.StandardUpdater(train_iter, optimizer), (2, "epoch"), out="/dev/null")
trainer.extend(extensions.Evaluator(test_iter, model))
trainer.run()
