# shows: arithmetic.constant
# input: 1x3 = 1 2 3
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Scale(model.net.Pow("data", "cubed", exponent=3.0), "scaled", scale=0.5)
