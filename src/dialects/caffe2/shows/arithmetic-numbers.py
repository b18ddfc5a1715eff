# shows: arithmetic.constant arithmetic.constantFirst
# input: 2x3 = 1 2 -3 4 5 0.5
# A blob of one number that is never trained is that number.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
half = model.param_init_net.ConstantFill([], "half", shape=[1], value=0.5)
model.net.Sub([half, model.net.Mul(["data", half], "halved")], "rest")
