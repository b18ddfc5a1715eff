# shows: maxPool.strides maxPool.padding maxPool.layout maxPool.dilation
# input: 1x1x1x4 = 1 5 2 3
# Windows move by one where no stride is given.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.max_pool(model, "data", "pool", kernel_h=1, kernel_w=2)
