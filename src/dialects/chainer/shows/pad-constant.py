# shows: pad.before pad.after pad.mode pad.value
# input: 1x1x3 = 1 2 4
import chainer.functions as F

model = lambda x: F.pad(x, ((0, 0), (1, 0), (2, 1)), "constant", constant_values=7)
