# shows: avgPool.countPadding avgPool.padding avgPool.poolSize
# input: 1x1x2x2 = 1 2 3 4
# A mean divides by what lies inside the image.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.average_pool(model, "data", "pool", kernel=2, stride=2, pad=1)
