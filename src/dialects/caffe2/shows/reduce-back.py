# shows: reduce.axes
# input: 2x2x3 = 1 2 3 4 5 -6 0 1 7 2 2 1
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceBackSum(model.net.ReduceBackMean("data", "means"), "sums")
