# shows: dropout.activeIn
# input: 2x3 = 1 2 3 4 5 6
# In evaluation nothing is dropped, and nothing is scaled.
from mxnet.gluon import nn

model = nn.Dropout(0.25)
