# shows: maxPool.strides maxPool.rounding maxPool.dilation maxPool.layout
# input: 1x1x1x5 = 1 5 2 4 3
# Windows move by 1 unless strides say otherwise.
from cntk.layers import MaxPooling

model = MaxPooling((1, 2))
