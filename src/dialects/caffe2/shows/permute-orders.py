# shows: permute.axes
# input: 1x2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.NHWC2NCHW(model.net.Tanh(model.net.NCHW2NHWC("data", "last"), "tanh"), "first")
