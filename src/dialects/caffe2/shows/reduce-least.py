# shows: reduce.function
# input: 1x2x3 = 1 2 3 4 5 -6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceMin("data", "least", axes=[1])
