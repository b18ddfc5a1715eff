# shows: dense.units dense.useBias
# input: 2x3 = 1 2 3 4 5 6
# weights: fill
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
kernel = model.param_init_net.XavierFill([], "kernel", shape=[2, 3])
bias = model.param_init_net.ConstantFill([], "bias", shape=[2])
model.net.FC(["data", kernel, bias], "fc")
