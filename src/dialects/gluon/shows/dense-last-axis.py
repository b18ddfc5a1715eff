# shows: dense.useBias
# input: 1x2x2 = 1 2 3 4
# weights: 1 10 100 1000
from mxnet.gluon import nn
model = nn.Dense(2, use_bias=False, flatten=False)
