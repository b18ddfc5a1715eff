# shows: conv.groups conv.dilation conv.useBias
# input: 1x2x1x4 = 1 2 3 4 -1 -2 -3 -4
# weights: 1 10 2 20
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.group_conv(model, "data", "conv", 2, 2, [1, 2], group=2, dilations=[1, 2], no_bias=True)
