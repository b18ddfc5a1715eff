# shows: softmax.log
# input: 2x3 = 1 2 3 4 6 8
import chainer.functions as F

model = lambda x: F.log_softmax(x)
