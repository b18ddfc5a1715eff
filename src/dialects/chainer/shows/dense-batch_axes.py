# shows: dense
# input: 1x2x3 = 1 2 3 4 5 6
# weights: 1 10 100 2 20 200
# With n_batch_axes=2 the last axis alone meets the matrix.
import chainer
import chainer.links as L


class Model(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.l = L.Linear(3, 2, nobias=True)

    def forward(self, x):
        return self.l(x, n_batch_axes=2)


model = Model()
