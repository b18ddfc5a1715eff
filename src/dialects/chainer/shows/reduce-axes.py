# shows: reduce.axes reduce.keepDims
# input: 1x2x3 = 1 2 3 4 6 8
import chainer.functions as F

model = lambda x: x - F.average(x, axis=2, keepdims=True)
