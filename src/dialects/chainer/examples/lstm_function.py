import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class OwnStep(chainer.Chain):
    """Gates from two matrices of the program's own; the function makes the step of them."""

    def __init__(self):
        super().__init__(upward=L.Linear(4, 12), lateral=L.Linear(3, 12, nobias=True), out=L.Linear(3, 1))

    def forward(self, x):
        c, h = F.lstm(F.relu(self.upward(x[:, 0])[:, :3]), self.upward(x[:, 0]))
        c, h = F.lstm(c, self.upward(x[:, 1]) + self.lateral(h))
        return self.out(h)


model = OwnStep()
optimizer = chainer.optimizers.SGD().setup(model)
optimizer.update(lambda x, y: F.mean_squared_error(model(x), y), np.random.rand(5, 2, 4).astype("f"), np.zeros((5, 1), "f"))
