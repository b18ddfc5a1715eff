# shows: softmax.axis
# input: 1x2x3 = 1 2 3 4 6 8
# The second axis, also where there are more.
import chainer.functions as F

model = F.softmax
