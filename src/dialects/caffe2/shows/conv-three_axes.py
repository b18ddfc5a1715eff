# shows: conv.kernelSize conv.strides
# input: 1x1x2x3x3 = 1 2 3 4 5 6 -1 -2 -3 2 0 1 0.5 3 -4 1 1 2
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv_nd(model, "data", "conv", 1, 2, [2, 2, 1], strides=[1, 1, 2])
