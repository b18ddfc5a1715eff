# shows: localResponseNorm
# input: 1x4x1x1 = 10 20 30 40
# alpha multiplies the plain sum of squares; the constant is 2.
import chainer.functions as F

model = lambda x: F.local_response_normalization(x, n=3, alpha=0.01)
