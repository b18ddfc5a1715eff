# shows: reduce
# input: 2x2x3 = 1 2 3 -1 5 0.5 2 4 8 -3 -2 -1
import chainer.functions as F

model = lambda x: F.concat([F.sum(x, axis=2), F.min(x, axis=2), F.max(x, axis=2), F.logsumexp(x, axis=2), F.average(x, axis=(1, 2), keepdims=True)[:, 0]])
