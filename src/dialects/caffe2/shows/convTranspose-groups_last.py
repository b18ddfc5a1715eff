# shows: convTranspose.groups convTranspose.layout
# input: 1x4x2x2 = 1 2 3 4 -1 -2 -3 -4 0.5 1 2 -1 3 1 0 2
# weights: fill
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
kernel = model.param_init_net.XavierFill([], "kernel", shape=[4, 1, 2, 2])
model.net.ConvTranspose(["data", kernel], "up", kernel=2, group=2)
