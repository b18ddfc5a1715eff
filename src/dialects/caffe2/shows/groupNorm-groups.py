# shows: groupNorm.groups groupNorm.epsilon groupNorm.scale groupNorm.center groupNorm.layout
# input: 1x4x1x2 = 1 2 4 3 7 5 6 9
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.spatial_gn(model, "data", "gn", 4, group=2)
