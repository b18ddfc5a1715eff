# shows: dropout.activeIn
# input: 2x3 = 1 2 3 4 5 6
# With chainer.config.train switched off nothing is dropped, and nothing is scaled.
import chainer.functions as F

model = lambda x: F.dropout(x, 0.25)
