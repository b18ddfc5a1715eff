# shows: localResponseNorm.bias localResponseNorm.exponent localResponseNorm.layout
# input: 1x1x1x3 = 1 2 3
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.LRN("data", ["lrn", "scale"], size=3, alpha=1.0, bias=2.0, beta=1.0, order="NHWC")
