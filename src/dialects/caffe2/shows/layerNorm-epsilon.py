# shows: layerNorm.axes layerNorm.epsilon layerNorm.scale layerNorm.center
# input: 2x3 = 0.001 0.002 0.003 -1 2 0.5
# weights: fill
# The helper's epsilon is 1e-4.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.layer_norm(model, "data", "ln", 3)
