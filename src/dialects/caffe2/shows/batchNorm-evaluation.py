# shows: batchNorm.epsilon batchNorm.activeIn
# input: 2x2x1x1 = 1 10 2 20
# weights: 1 2 | 0 1 | 1 5 | 4 9
# The blob called riv holds the variance itself.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.spatial_bn(model, "data", "bn", 2, is_test=1, epsilon=0.5)
