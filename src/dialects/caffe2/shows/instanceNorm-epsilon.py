# shows: groupNorm.groups groupNorm.epsilon groupNorm.layout
# input: 1x2x2x2 = 1 2 4 3 -1 0.001 0.002 0.003
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.instance_norm(model, "data", "in", 2)
