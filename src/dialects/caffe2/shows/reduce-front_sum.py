# shows: reduce.axes
# input: N2x3 = 1 2 3 4 5 -6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceFrontSum(model.net.Sqr("data", "squared"), "sum")
