# shows: reduce.axes reduce.keepDims
# input: 1x2x3 = 1 2 3 4 5 -6
# All axes, each kept with size 1.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceMean("data", "mean")
