# shows: matmul
# input: 1x2x3 = 1 2 3 4 6 8
import chainer.functions as F

model = lambda x: F.matmul(x, x, transb=True)
