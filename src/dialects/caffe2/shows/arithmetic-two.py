# shows: arithmetic.function
# input: 2x3 = 1 2 -3 4 5 0.5
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
squared = model.net.Mul(["data", "data"], "squared")
sum = model.net.Add([squared, "data"], "sum")
model.net.Div([model.net.Sub([sum, squared], "left"), model.net.Sum([squared, squared, squared], "three")], "ratio")
