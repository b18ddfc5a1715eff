# shows: math.high math.low
# input: 1x4 = -1 3 19 21
# Cut at 20 unless told otherwise.
import chainer.functions as F

model = F.clipped_relu
