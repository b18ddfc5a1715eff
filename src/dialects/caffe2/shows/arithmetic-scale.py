# shows: arithmetic.constant
# input: 1x3 = 1 2 3
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Scale("data", "same")
