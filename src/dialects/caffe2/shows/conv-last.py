# shows: conv.layout
# input: 1x2x2x3 = 1 2 3 -1 0.5 2 4 -3 1 0 2 -2
# weights: fill
# Kernels are stored as the images are: outputs, space, inputs.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show", arg_scope={"order": "NHWC"})
brew.conv(model, "data", "conv", 3, 2, 2)
