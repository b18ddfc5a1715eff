# A learning rate that falls every ten epochs, hooks that clip and then decay, an optimiser with Chainer's own look-ahead.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer.training import extensions

x, t = np.random.rand(40, 6).astype(np.float32), np.random.rand(40, 1).astype(np.float32)
model = L.Classifier(chainer.Sequential(L.Linear(6, 5), F.relu, L.Linear(5, 1)), lossfun=F.mean_squared_error)
model.compute_accuracy = False
optimizer = chainer.optimizers.NesterovAG(lr=0.1).setup(model)
optimizer.add_hook(chainer.optimizer_hooks.GradientClipping(2.0))
optimizer.add_hook(chainer.optimizer_hooks.WeightDecay(1e-4))
iterator = chainer.iterators.SerialIterator(chainer.datasets.TupleDataset(x, t), 8, shuffle=False)
trainer = chainer.training.Trainer(chainer.training.StandardUpdater(iterator, optimizer), (30, "epoch"))
trainer.extend(extensions.ExponentialShift("lr", 0.1), trigger=(10, "epoch"))
trainer.run()
