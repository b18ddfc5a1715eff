# shows: math.low math.high
# input: 1x4 = -2 -0.5 0.25 1.5
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Clip(model.net.Clip("data", "above", min=-1.0), "both", min=-1.5, max=1.0)
