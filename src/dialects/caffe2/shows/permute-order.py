# shows: permute.axes
# input: 1x2x1x3 = 1 2 3 4 5 6
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.transpose(model, "data", "turned", axes=[0, 3, 1, 2])
