# shows: math.function
# input: 1x4 = -2 -0.5 0.25 1.5
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Cos("data", "y")
