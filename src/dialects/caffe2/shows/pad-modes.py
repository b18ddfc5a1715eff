# shows: pad.mode
# input: 1x3x3x1 = 1 2 3 4 5 6 7 8 9
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.PadImage(model.net.PadImage("data", "mirrored", pads=[1, 0, 0, 2], mode="reflect", order="NHWC"), "framed", pad=1, mode="edge", order="NHWC")
