# shows: groupNorm.epsilon groupNorm.layout
# input: 1x1x2x2 = 1 2 4 3
# weights: fill
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
scale = model.param_init_net.ConstantFill([], "scale", shape=[2], value=1.0)
bias = model.param_init_net.ConstantFill([], "bias", shape=[2], value=0.0)
model.net.GroupNorm(["data", scale, bias], ["gn", "mean", "std"], group=2, epsilon=0.5, order="NHWC")
