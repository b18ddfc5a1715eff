# shows: slice.ranges
# input: 2x4 = 1 2 3 4 5 6 7 8
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
first, second = model.net.Split("data", ["first", "second"], axis=1)
model.net.Sub([second, first], "difference")
