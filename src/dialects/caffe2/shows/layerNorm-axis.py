# shows: layerNorm.axes layerNorm.scale layerNorm.epsilon
# input: 1x2x2 = 1 2 3 5
# weights: fill
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.layer_norm(model, "data", "ln", 2, axis=2, epsilon=0.5)
