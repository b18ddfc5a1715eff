# shows: softmax.axis softmax.log
# input: 2x3 = 1 2 3 0 0 5
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.softmax(model, "data", "softmax")
