# shows: reduce.axes reduce.keepDims reduce.function
# input: 1x2x3 = 1 2 3 4 5 -6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceSum(model.net.ReduceMax("data", "largest", axes=[2], keepdims=0), "sum", axes=[1])
