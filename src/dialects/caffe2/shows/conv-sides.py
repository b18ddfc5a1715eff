# shows: conv.padding conv.strides conv.filters conv.kernelSize
# input: 1x2x3x4 = 1 -2 3 0.5 2 1 -1 4 0 2 -3 1 5 1 2 -1 0.5 3 1 -2 2 -4 1 0
# weights: fill
# pads holds what is padded before each axis, then what is padded after.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv(model, "data", "conv", 2, 3, 2, stride_h=2, stride_w=1, pad_t=0, pad_l=1, pad_b=1, pad_r=0)
