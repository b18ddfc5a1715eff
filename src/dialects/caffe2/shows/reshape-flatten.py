# shows: reshape
# input: 2x2x2 = 1 2 3 4 5 6 7 8
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Flatten("data", "flat")
