# shows: permute.axes
# input: 1x2x3 = 1 2 3 4 5 6
import chainer.functions as F

model = lambda x: F.swapaxes(F.transpose(x, (0, 2, 1)), 1, 2)[:, ::1, -2:]
