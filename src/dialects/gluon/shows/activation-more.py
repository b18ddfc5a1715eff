# shows: activation
# input: 1x7 = -7 -1.5 -0.4 -0.2 0.3 1.2 7
# Each curve of the one before, shifted so that it is met on both sides.
from mxnet.gluon import nn

model = nn.Sequential()
model.add(nn.SELU(), nn.Activation('softrelu'), nn.Lambda(lambda x: x - 1), nn.Activation('relu'), nn.Lambda(lambda x: x - 1), nn.Activation('softsign'), nn.Activation('tanh'), nn.Activation('sigmoid'))
