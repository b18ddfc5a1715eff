# shows: globalPool.reduce globalPool.keepDims globalPool.layout
# input: 1x2x2x2 = 1 2 3 4 -1 -2 -3 -4
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.average_pool(model, "data", "pool", global_pooling=True)
