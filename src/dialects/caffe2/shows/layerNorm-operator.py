# shows: layerNorm.axes layerNorm.epsilon layerNorm.scale layerNorm.center
# input: 2x2x2 = 0.001 0.002 0.003 0.005 -1 2 0.5 3
# The operator's epsilon is 1e-5, and it learns nothing by itself.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.LayerNorm("data", ["ln", "mean", "std"])
