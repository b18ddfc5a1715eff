# shows: reduce.axes reduce.function
# input: N2x3 = 1 2 3 4 5 -6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceFrontMean("data", "mean")
