# shows: maxPool.padding maxPool.poolSize
# input: 1x1x2x3 = -1 -2 -3 -4 -5 -6
# What is padded never wins.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.MaxPool("data", "pool", kernel=2, stride=2, pads=[0, 1, 0, 0])
