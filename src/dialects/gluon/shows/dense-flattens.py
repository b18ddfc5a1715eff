# shows: dense flatten activation.function
# input: 1x2x1x2 = 1 2 3 4
# weights: 1 10 100 1000 | 5
from mxnet.gluon import nn
model = nn.Dense(1, activation="tanh")
