# shows: arithmetic.function
# input: 2x3 = 1 2 -3 4 5 0.5
# Shapes are broadcast from the right, without any flag.
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Mul(["data", model.net.ReduceMean("data", "mean", axes=[1])], "scaled")
