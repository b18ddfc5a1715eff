# shows: localResponseNorm
# input: 1x4x1x1 = 1 2 3 4
# alpha is divided by the size.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.lrn(model, "data", "lrn", size=3, alpha=3.0, beta=0.75)
