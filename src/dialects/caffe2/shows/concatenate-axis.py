# shows: concatenate.axis
# input: 1x2x1x2 = 1 2 3 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Concat(["data", model.net.Sqr("data", "squared")], ["both", "sizes"], axis=-1)
