# shows: maxPool.padding maxPool.poolSize
# input: 1x1x1x6 = -1 -2 -3 -4 -5 -6
# What is padded never wins.
from cntk.layers import MaxPooling

model = MaxPooling((1, 3), strides=(1, 2), pad=True)
