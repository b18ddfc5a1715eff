# shows: permute.axes
# input: N2x3 = 1 2 3 4 5 6
# All axes are reversed where none are given.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Transpose("data", "turned")
