# shows: pad
# input: 1x1x2x2 = 1 2 3 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.PadImage("data", "framed", pad_t=1, pad_l=0, pad_b=0, pad_r=2, value=0.5)
