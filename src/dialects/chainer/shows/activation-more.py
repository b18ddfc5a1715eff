# shows: activation
# input: 1x7 = -7 -1.5 -0.4 -0.2 0.3 1.2 7
import chainer.functions as F

model = lambda x: F.concat([F.relu(x), F.sigmoid(x), F.tanh(x)])
