# An optimiser whose rule is not the usual one.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np

model = L.Classifier(chainer.Sequential(L.Linear(4, 3)))
optimizer = chainer.optimizers.NesterovAG(lr=0.1).setup(model)
optimizer.update(model, np.random.rand(2, 4).astype("f"), np.array([0, 1], "i"))
