# shows: avgPool.rounding
# input: 1x1x1x5 = 1 2 3 4 5
# A last, incomplete window is dropped.
from cntk.layers import AveragePooling

model = AveragePooling((1, 2), strides=(1, 2))
