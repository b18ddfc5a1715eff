# shows: avgPool.layout avgPool.rounding
# input: 1x3x2x2 = 1 2 3 4 5 6 7 8 9 10 11 12
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.average_pool(model, "data", "pool", kernel=2, stride=2, order="NHWC")
