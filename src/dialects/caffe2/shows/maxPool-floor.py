# shows: maxPool.rounding maxPool.poolSize
# input: 1x1x5x5 = 1 2 3 4 9 5 6 7 8 1 0 -1 2 3 4 5 8 7 6 5 3 2 1 0 99
# A window that does not fit is left out.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.max_pool(model, "data", "pool", kernel=2, stride=2)
