# shows: dense flatten
# input: 2x1x1x3 = 1 2 3 4 5 6
# weights: 1 10 100 2 20 200 | 0.5 -0.5
# All axes after the batch are joined before the matrix, which is stored (out, in).
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.fc(model, "data", "fc", 3, 2)
