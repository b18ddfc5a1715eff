# shows: reduce.axes reduce.keepDims
# input: 2x3 = 1 2 3 4 5 -6
# The mean of all that a loss holds.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.AveragedLoss("data", "loss")
