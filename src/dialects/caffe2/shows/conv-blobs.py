# shows: conv.filters conv.useBias conv.groups
# input: 1x2x2x2 = 1 2 3 4 -1 -2 -3 -4
# weights: fill
# An operator on blobs alone: without a third input there is no bias.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
kernel = model.param_init_net.XavierFill([], "kernel", shape=[3, 2, 2, 1])
model.net.Conv(["data", kernel], "conv", kernel_h=2, kernel_w=1)
