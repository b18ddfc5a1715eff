# shows: slice.ranges
# input: 1x4 = 1 2 3 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
first, second = model.net.Split("data", ["first", "second"], split=[1, 3])
model.net.Mul([second, first], "product")
