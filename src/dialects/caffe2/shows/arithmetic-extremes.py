# shows: arithmetic.function
# input: 2x3 = 1.5 2 -3 4 5 0.5
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
negative = model.net.Negative("data", "negative")
model.net.Min([model.net.Max(["data", negative], "larger"), model.net.Sqr("data", "squared")], "least")
