# shows: math.function
# input: 1x3 = 0.5 1 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Sqrt("data", "y")
