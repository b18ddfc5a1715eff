# shows: upsample.factors upsample.grid
# input: 1x1x1x3 = 1 2 3
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ResizeNearest("data", "large", width_scale=1.5)
