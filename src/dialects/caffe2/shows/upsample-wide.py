# shows: upsample.factors
# input: 1x1x2x2 = 1 2 3 5
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.UpsampleBilinear("data", "large", width_scale=2.0)
