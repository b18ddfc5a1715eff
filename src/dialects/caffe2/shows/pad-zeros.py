# shows: pad.value pad.mode pad.before pad.after
# input: 1x1x2x2 = 1 2 3 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.PadImage("data", "framed", pad=1)
