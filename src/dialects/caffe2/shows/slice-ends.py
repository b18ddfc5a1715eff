# shows: slice.ranges slice.dropAxes
# input: 2x4 = 1 2 3 4 5 6 7 8
# An end of -1 is the end itself.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Slice("data", "cut", starts=[0, 1], ends=[-1, -2])
