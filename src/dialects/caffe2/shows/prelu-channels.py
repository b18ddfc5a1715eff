# shows: prelu.slopeShape
# input: 1x2x1x2 = -1 2 -3 -4
# weights: 0.5 0.25
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.prelu(model, "data", "prelu", num_channels=2)
