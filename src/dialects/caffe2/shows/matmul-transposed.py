# shows: matmul.transposeRight matmul.transposeLeft
# input: 2x3 = 1 2 3 4 5 6
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.MatMul(["data", model.net.Sqr("data", "squared")], "product", trans_b=1)
