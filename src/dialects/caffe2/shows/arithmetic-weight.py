# shows: arithmetic.function parameter
# input: 2x3 = 1 2 -3 4 5 0.5
# weights: 2 3 -1
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
scale = model.param_init_net.ConstantFill([], "scale", shape=[3], value=1.0)
model.AddParameter(scale)
model.net.Mul(["data", scale], "scaled")
