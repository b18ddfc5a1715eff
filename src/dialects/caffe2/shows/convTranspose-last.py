# shows: convTranspose.layout
# input: 1x2x2x2 = 1 2 3 4 -1 -2 -3 -4
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv_transpose(model, "data", "up", 2, 3, 2, order="NHWC")
