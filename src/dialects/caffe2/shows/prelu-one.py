# shows: prelu
# input: 2x2 = -1 2 -3 -4
# weights: 0.3
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.prelu(model, "data", "prelu")
