# shows: batchNorm.axis batchNorm.newStatisticShare
# input: 2x1x2x2 = 1 10 2 20 3 -30 6 60
# weights: fill
# mode: training
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.spatial_bn(model, "data", "bn", 2, is_test=0, order="NHWC", momentum=0.75)
