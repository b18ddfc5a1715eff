# shows: convTranspose.strides convTranspose.crop convTranspose.outputPadding convTranspose.groups convTranspose.layout convTranspose.dilation
# input: 1x1x1x2 = 1 2
# weights: 1 10 100
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
kernel = model.param_init_net.XavierFill([], "kernel", shape=[1, 1, 1, 3])
model.net.ConvTranspose(["data", kernel], "up", kernel_h=1, kernel_w=3)
