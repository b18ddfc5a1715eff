# shows: globalPool
# input: 1x2x1x3 = 1 2 6 -1 -2 -6
from cntk.layers import GlobalAveragePooling

model = GlobalAveragePooling()
