# shows: conv.kernelSize conv.padding
# input: 1x2x4 = 1 2 3 4 -1 0.5 2 -3
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv_nd(model, "data", "conv", 2, 2, [3], pads=[1, 0])
