# shows: convTranspose
# input: 1x2x2x2 = 1 2 -1 3 0.5 -2 1 4
# weights: fill
# Kernels are stored inputs first.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.conv_transpose(model, "data", "up", 2, 3, 2, stride=2)
