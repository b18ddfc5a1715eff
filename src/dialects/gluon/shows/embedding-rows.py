# shows: embedding
# input: int 2x2 = 0 2 1 2
# weights: 1 2 3 4 5 6
from mxnet.gluon import nn
model = nn.Embedding(3, 2)
