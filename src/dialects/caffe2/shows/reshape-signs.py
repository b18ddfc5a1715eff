# shows: reshape
# input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
# 0 keeps an axis, -1 is what is left.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Reshape("data", ["shaped", "old"], shape=[0, -1, 2])
