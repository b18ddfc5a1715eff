# shows: reduce.axes reduce.function
# input: 2x2x3 = 1 2 3 4 5 -6 0 1 7 2 2 1
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ReduceBackMax("data", "largest", num_reduce_dim=2)
