# shows: matmul
# input: 2x2x2 = 1 2 3 4 5 6 7 8
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.batch_mat_mul(model, ["data", model.net.BatchMatMul(["data", "data"], "left", trans_a=1)], "product")
