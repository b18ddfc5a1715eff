# shows: reshape
# input: 2x3 = 1 2 3 4 5 6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Squeeze(model.net.ExpandDims("data", "wide", dims=[1, 3]), "narrow", dims=[3])
