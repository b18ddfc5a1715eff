# shows: upsample.factors upsample.interpolation upsample.grid upsample.layout
# input: 1x1x2x2 = 1 2 3 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.ResizeNearest("data", "large", height_scale=2.0, width_scale=3.0)
