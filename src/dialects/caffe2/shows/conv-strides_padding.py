# shows: conv.strides conv.padding conv.dilation conv.groups conv.layout conv.useBias conv.paddingMode
# input: 1x1x1x4 = 1 2 3 5
# weights: 1 10 100 | 0.5
# Nothing is padded, windows move by one, and the channels stand first, where nobody says otherwise.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv(model, "data", "conv", 1, 1, [1, 3])
