# shows: dropout.activeIn
# input: 1x4 = 1 2 3 4
from cntk.layers import Dropout

model = Dropout(0.5)
