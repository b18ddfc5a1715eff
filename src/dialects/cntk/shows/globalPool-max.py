# shows: globalPool.reduce
# input: 1x2x1x3 = 1 2 6 -1 -2 -6
from cntk.layers import GlobalMaxPooling

model = GlobalMaxPooling()
