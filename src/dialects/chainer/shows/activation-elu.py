# shows: activation.alpha
# input: 1x6 = -4 -1.5 -0.3 0.7 1.8 7
import chainer.functions as F

model = F.elu
